// Run by replication/fork.test.ts as a user who may be kept from forking; prints what happened as one line of JSON.
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateCacheClusterCommand, CreateSnapshotCommand } from '@aws-sdk/client-elasticache';
import { whenAvailable } from '../../support/elasticache.ts';
import { keysOf, missing, write } from '../replication/support/keys.ts';
import { TestGroup } from '../replication/support/replication-group.ts';
import { eventsOf, whenSnapshot, whenStatus } from './api.ts';
import { connect } from './data.ts';
import { pidOf } from './state.ts';

const result: Record<string, unknown> = {};
await using group = await TestGroup.start();
const before = keysOf('before', 200);
{
  await using connection = await connect(group.endpoint);
  await write(connection, before);
}

/** Takes a member's right to make a process away, or gives it back. */
function letFork(member: string, may: boolean): void {
  const pid = String(pidOf(group.holdfast, member));
  execFileSync('prlimit', ['--pid', pid, `--nproc=${may ? 1_000 : 1}:`]);
}

// A save needs a fork.
letFork('g-002', false);
await group.client.send(new CreateSnapshotCommand({ CacheClusterId: 'g-002', SnapshotName: 'none' }));
await whenSnapshot(group.client, 'none', 'failed', 'available');
result['saved'] = (await eventsOf(group.client, 'g-002')).findLast((message) => message.includes("'none'"));
letFork('g-002', true);
await whenStatus(group.client, 'g-002', 'available');

// A new replica needs one of the primary.
letFork('g-001', false);
const earlier = await group.standing('g-001');
const added = { CacheClusterId: 'added', ReplicationGroupId: group.id };
await group.client.send(new CreateCacheClusterCommand(added));
result['told'] = await group.whenTold(/could not take over the data/, 'added');
const later = await group.standing('g-001');
result['fullSyncs'] = later.fullSyncs - earlier.fullSyncs;
await delay(2_000);
result['afterwards'] = (await group.standing('g-001')).fullSyncs - later.fullSyncs;
result['samePrimary'] = later.process === earlier.process && (await group.servedBy()) === 'g-001';
letFork('g-001', true);
await whenAvailable(group.client, 'added');
await group.atRest();
result['missingFromAdded'] = await missing(group.node('added'), before);

// A failover needs none, neither of the new primary nor for the replicas that follow it.
for (const member of group.replicas) letFork(member, false);
await group.kill('g-001');
const { member } = await group.whenServedBy(...group.replicas);
{
  await using connection = await connect(group.endpoint);
  result['written'] = await connection.send('SET', 'after', 'the failover');
}
result['fullSyncsAfterFailover'] = (await group.standing(member)).fullSyncs;
result['toldOfOld'] = await group.whenTold(/could not take over the data/, 'g-001');
for (const one of group.members.filter((id) => id !== 'g-001')) letFork(one, true);
await group.atRest();
result['missing'] = await missing(group.node('g-001'), [...before]);
result['strays'] = await group.strays();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
