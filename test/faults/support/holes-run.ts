// Run by disk-full.test.ts on a small file system of its own; prints what happened as one line of JSON.
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCluster, until, whenAvailable } from '../../support/elasticache.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import { contentsOf, eventsOf } from './api.ts';
import { connect, differences, fill } from './data.ts';
import { pidOf, recordedNode, strays } from './state.ts';

const filler = join(tmpdir(), 'filler');
const VALUE = 'x'.repeat(3_000);

await using holdfast = await TestHoldfast.start();
const client = holdfast.client();
await makeCluster(client, 'a', { EngineVersion: '7.0' });
const node = recordedNode(holdfast, 'a');
await fill(node);
{
  // From a rewrite on, the engine doesn't open its file for appending any more.
  await using admin = await connect(node);
  await admin.send('BGREWRITEAOF');
  await until(
    () => admin.send<string>('INFO', 'persistence'),
    (info) => info.includes('aof_rewrite_in_progress:0') && !info.includes('aof_rewrite_scheduled:1'),
  );
}
await using user = await connect({ address: node.address, port: node.port });
const { bavail, bsize } = statfsSync(tmpdir());
writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize) - 20_000));
const refused = await until(
  () => user.send('RPUSH', 'large', VALUE).catch((error: Error) => error.message),
  (answer) => typeof answer === 'string',
);
rmSync(filler);
await until(
  () => user.send('SET', 'afterwards', 'yes').catch((error: Error) => error.message),
  (answer) => answer === 'OK',
);
const data = await contentsOf(holdfast, 'a');
const folder = join(node.directory, 'appendonlydir');
const manifest = readFileSync(join(folder, 'appendonly.aof.manifest'), 'utf8');
const file = readFileSync(join(folder, /file (\S+) seq \d+ type i/.exec(manifest)![1]!));
const pid = pidOf(holdfast, 'a');
process.kill(pid, 'SIGKILL');
await until(
  async () => recordedNode(holdfast, 'a').handle?.pid,
  (now) => now !== pid,
);
await whenAvailable(client, 'a');
const result = {
  refused,
  zeros: file.filter((byte) => byte === 0).length,
  differences: differences(data, await contentsOf(holdfast, 'a')),
  event: (await eventsOf(client, 'a')).find((message) => message.includes('bytes of nothing')),
  strays: await strays(holdfast),
};
process.stdout.write(`\n${JSON.stringify(result)}\n`);
