// A primary whose append-only file can't be loaded, and that dies with all its replicas.
import { expect, test } from 'vitest';
import { readCluster, until } from '../../support/elasticache.ts';
import { differences, fill } from '../support/data.ts';
import { damageAppendOnlyFile } from './support/damage.ts';
import { TestGroup } from './support/replication-group.ts';

test('is waited for, with its replicas up, until an operator goes on with one of them', async () => {
  await using group = await TestGroup.start();
  await fill(group.endpoint, 700);
  await group.atRest();
  const data = await group.contents('g-001');
  damageAppendOnlyFile(group.node('g-001').directory);
  // All at once: nobody is chosen while one of them still runs.
  const controller = group.holdfast.controller!;
  controller.kill('SIGSTOP');
  await group.kill('g-001', 'g-002', 'g-003');
  controller.kill('SIGCONT');

  expect(await group.whenTold(/The group has no primary/)).toMatch(
    /g-001 does not serve.*--force --to MEMBER/,
  );
  expect(await group.whenTold(/doesn't start/, 'g-001')).toContain('Bad file format');
  const statusOf = async (id: string) => (await readCluster(group.client, id)).CacheClusterStatus;
  for (const replica of group.replicas) {
    await group.whenTold(/^Recovering cache node 0001: its process had ended$/, replica);
    await until(
      () => statusOf(replica),
      (status) => status === 'available',
    );
    expect((await group.standing(replica)).role).toBe('slave');
    expect(differences(data, await group.contents(replica))).toEqual([]);
  }
  expect(group.status).toBe('failed');
  expect(await statusOf('g-001')).toBe('failed');
  expect(await group.servedBy()).toBe(undefined);

  await group.forceFailoverTo('g-003');
  await group.atRest();
  expect(group.primary).toBe('g-003');
  for (const member of group.members) expect(differences(data, await group.contents(member))).toEqual([]);
});

test('that was to take over, and can not serve: an operator goes back to the one before', async () => {
  await using group = await TestGroup.start({ members: 2 });
  await fill(group.endpoint, 700);
  await group.atRest();
  const data = await group.contents('g-001');
  await group.holdfast.kill();
  await group.kill('g-001');
  await group.controllerDiesAt('grant.committed');
  expect(group.primary).toBe('g-002');
  await group.kill('g-002');
  damageAppendOnlyFile(group.node('g-002').directory);
  await group.holdfast.start();
  await group.whenTold(/The group has no primary/);
  await group.forceFailoverTo('g-001');
  await group.whenServedBy('g-001');
  await group.atRest();
  for (const member of group.members) expect(differences(data, await group.contents(member))).toEqual([]);
});
