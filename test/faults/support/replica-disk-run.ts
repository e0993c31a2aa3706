// Run by replication/disk-full.test.ts in a mount namespace of its own; prints what happened as one line of JSON.
import { until } from '../../support/elasticache.ts';
import { keysOf, missing, write } from '../replication/support/keys.ts';
import { moveToOwnDisk } from '../replication/support/own-disk.ts';
import { TestGroup } from '../replication/support/replication-group.ts';
import { connect } from './data.ts';

const result: Record<string, unknown> = {};
await using group = await TestGroup.start();
await using disk = await moveToOwnDisk(group, 'g-002', '16m');
const keys = keysOf('key', 2000);

disk.fill();
{
  await using connection = await connect(group.endpoint);
  await write(connection, keys);
}
await group.atRest();
// It holds what it can't write, and another one is the better primary.
result['heldByReplica'] = (await missing(group.node('g-002'), keys)).length;
await group.kill('g-001');
const { member } = await group.whenServedBy('g-002', 'g-003');
result['chosen'] = member;
{
  await using connection = await connect(group.endpoint);
  result['written'] = await connection
    .send('SET', 'after', 'the failover')
    .then(String, (error: Error) => error.message);
}
await group.atRest();
result['missing'] = (await missing(group.endpoint, keys)).length;

// It needs all data anew, and has no room for them: that isn't tried for ever.
{
  await using connection = await connect(group.node('g-002'));
  await connection.send('REPLICAOF', 'NO', 'ONE');
  await connection.send('CONFIG', 'SET', 'appendonly', 'no');
  await connection.send('FLUSHALL');
}
const before = (await group.standing(member)).fullSyncs;
result['toldOfSync'] = await group.whenTold(/full synchronization broke off \d+ times/, 'g-002');
result['fullSyncs'] = (await group.standing(member)).fullSyncs - before;
result['served'] = await group.servedBy();

disk.free();
{
  await using connection = await connect(group.node('g-002'));
  await connection.send('CONFIG', 'SET', 'appendonly', 'yes');
}
await group.atRest();
result['missingFromReplica'] = (await missing(group.node('g-002'), keys)).length;
// And on its disk.
await group.kill('g-002');
await until(
  () => group.standing('g-002').catch(() => undefined),
  (standing) => standing !== undefined,
);
await group.atRest();
result['primaryStayed'] = group.primary === member;
result['strays'] = await group.strays();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
