// Run by disk-full.test.ts on a small file system of its own; prints what happened as one line of JSON.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DeleteSnapshotCommand,
} from '@aws-sdk/client-elasticache';
import { makeCluster, makeSnapshot, whenAvailable } from '../../support/elasticache.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import {
  allSnapshots,
  contentsOf,
  eventsOf,
  restored,
  snapshotStatus,
  whenSnapshot,
  whenStatus,
} from './api.ts';
import { connect, differences, fill } from './data.ts';
import { recordedNode, strays } from './state.ts';

const MIB = 1024 * 1024;
const filler = join(tmpdir(), 'filler');

/** Takes up all of the disk but for this. */
function leave(bytes: number): void {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(tmpdir());
  const size = Number(bavail) * Number(bsize) - bytes;
  try {
    writeFileSync(filler, Buffer.alloc(Math.max(0, size)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

await using holdfast = await TestHoldfast.start();
process.on('exit', (code) => {
  if (code !== 0)
    process.stderr.write(`The controller ended (${holdfast.controller?.signalCode}): ${holdfast.output}\n`);
});
const client = holdfast.client();
const result: Record<string, unknown> = {};
await makeCluster(client, 'a', { EngineVersion: '7.0' });
const node = recordedNode(holdfast, 'a');
await fill(node);
{
  await using connection = await connect(node);
  // 6 MB that can't be compressed.
  const script = `math.randomseed(1) for i = 1, 3000 do local s = {} for n = 1, 2000 do s[n] = string.char(math.random(0, 255)) end
    redis.call('SET', 'random:' .. i, table.concat(s)) end`;
  await connection.send('EVAL', script, '0');
}
const data = await contentsOf(holdfast, 'a');
await makeSnapshot(client, 'a', 'before');

leave(3 * MIB);
await client.send(new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'full' }));
await whenSnapshot(client, 'full', 'failed', 'available');
result['saved'] = await snapshotStatus(client, 'full');
result['saveEvent'] = (await eventsOf(client, 'a')).findLast((message) => message.includes("'full'"));
await whenAvailable(client, 'a');

await client.send(new CopySnapshotCommand({ SourceSnapshotName: 'before', TargetSnapshotName: 'copy' }));
await whenSnapshot(client, 'copy', 'failed', 'available');
result['copied'] = await snapshotStatus(client, 'copy');
result['copyEvent'] = (await eventsOf(client, 'copy')).at(-1);
result['straysWhileFull'] = await strays(holdfast);

// Not a byte is left: whatever can't be written down is not answered for.
leave(0);
const answers: string[] = [];
for (const command of [
  new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'nothing-left' }),
  new CreateCacheClusterCommand({
    CacheClusterId: 'none',
    Engine: 'redis',
    EngineVersion: '7.0',
    CacheNodeType: 'cache.m1.small',
  }),
]) {
  answers.push(
    await client.send(command as CreateSnapshotCommand).then(
      () => 'accepted',
      (error: Error) => error.name,
    ),
  );
}
result['answers'] = answers;
await delay(500);
await using reader = await connect(node);
result['controllerLives'] = holdfast.controller?.exitCode === null;
result['stillServes'] = await reader.send('GET', 'string:1');

leave(40 * MIB);
rmSync(filler, { force: true });
if (answers[0] === 'accepted') await whenSnapshot(client, 'nothing-left', 'failed', 'available');
if (answers[1] === 'accepted') await whenStatus(client, 'none', 'failed', 'available');
await whenAvailable(client, 'a');
await makeSnapshot(client, 'a', 'after');
const broken: string[] = [];
for (const { SnapshotName: name, SnapshotStatus } of await allSnapshots(client)) {
  if (SnapshotStatus === 'failed') await client.send(new DeleteSnapshotCommand({ SnapshotName: name! }));
  if (SnapshotStatus !== 'available') continue;
  broken.push(...differences(data, await restored(holdfast, name!, `from-${name}`)));
}
result['broken'] = broken;
await whenSnapshot(client, 'full', undefined);
await whenSnapshot(client, 'copy', undefined);
if (answers[0] === 'accepted') await whenSnapshot(client, 'nothing-left', undefined, 'available');
result['strays'] = await strays(holdfast);
process.stdout.write(`\n${JSON.stringify(result)}\n`);
