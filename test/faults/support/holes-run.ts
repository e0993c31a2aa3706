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
const place = { address: node.address, port: node.port };
let user = await connect(place);
const folder = join(node.directory, 'appendonlydir');
const nameOf = (type: 'b' | 'i') => {
  const manifest = readFileSync(join(folder, 'appendonly.aof.manifest'), 'utf8');
  return new RegExp(`file (\\S+) seq \\d+ type ${type}`).exec(manifest)![1]!;
};
const refused = await fillUp();
// Who watches would have the file written anew at once.
await holdfast.kill();
await freed();
const data = await contentsOf(holdfast, 'a');
const file = readFileSync(join(folder, nameOf('i')));
const pid = pidOf(holdfast, 'a');
process.kill(pid, 'SIGKILL');
await holdfast.start();
await until(
  async () => recordedNode(holdfast, 'a').handle?.pid,
  (now) => now !== pid,
);
await whenAvailable(holdfast.client(), 'a');
const differs = differences(data, await contentsOf(holdfast, 'a'));
const event = (await eventsOf(holdfast.client(), 'a')).find((message) =>
  message.includes('bytes of nothing'),
);
user = await connect(place);
await fillUp();
const base = nameOf('b');
{
  await using admin = await connect(node);
  await until(
    () => admin.send<string>('INFO', 'commandstats'),
    (info) => /cmdstat_ping:.*rejected_calls=[1-9]/.test(info),
  );
}
await freed();
const rewritten = await until(
  async () => nameOf('b') !== base,
  (is) => is,
);
const result = {
  refused,
  zeros: file.filter((byte) => byte === 0).length,
  differences: differs,
  event,
  rewritten,
  strays: await until(
    () => strays(holdfast),
    (found) => found.length === 0,
  ),
};
process.stdout.write(`\n${JSON.stringify(result)}\n`);
user.close();

/** Takes the disk, and resolves to how a write is refused then. */
async function fillUp(): Promise<unknown> {
  const { bavail, bsize } = statfsSync(tmpdir());
  writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize) - 20_000));
  return until(
    () => user.send('RPUSH', 'large', VALUE).catch((error: Error) => error.message),
    (answer) => typeof answer === 'string',
  );
}

/** Gives the disk back, and resolves when writes are taken again. */
async function freed(): Promise<void> {
  rmSync(filler);
  await until(
    () => user.send('SET', 'afterwards', 'yes').catch((error: Error) => error.message),
    (answer) => answer === 'OK',
  );
}
