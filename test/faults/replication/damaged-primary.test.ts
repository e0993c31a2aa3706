// A primary whose append-only file can't be loaded, and that dies with all its replicas.
import { expect, test } from 'vitest';
import { readCluster, until } from '../../support/elasticache.ts';
import { cutCommandOff, damageAppendOnlyFile } from '../support/damage.ts';
import { differences, fill } from '../support/data.ts';
import { TestGroup } from './support/replication-group.ts';

/** All at once: nobody is chosen while one of them still runs. */
async function allDie(group: TestGroup, spoil: () => void): Promise<void> {
  const controller = group.holdfast.controller!;
  controller.kill('SIGSTOP');
  await group.kill(...group.members);
  spoil();
  controller.kill('SIGCONT');
}

test('is waited for, with its replicas up, until an operator goes on with one of them', async () => {
  await using group = await TestGroup.start();
  await fill(group.endpoint, 700);
  await group.atRest();
  const data = await group.contents('g-001');
  await allDie(group, () => damageAppendOnlyFile(group.node('g-001').directory));

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

test('serves without what a full disk has cut off its file when an operator says so, and not before', async () => {
  await using group = await TestGroup.start({ members: 2 });
  await fill(group.endpoint, 700);
  await group.atRest();
  const data = await group.contents('g-001');
  await allDie(group, () => cutCommandOff(group.node('g-001').directory, 'SET', 'string:7', 'value 7'));
  await group.whenTold(/The group has no primary/);
  await group.whenTold(/doesn't start/, 'g-001');
  expect(await group.servedBy()).toBe(undefined);

  await group.forceFailoverTo('g-001');
  await group.whenTold(/had commands cut off by a full disk, which are lost/, 'g-001');
  await group.atRest();
  expect(group.primary).toBe('g-001');
  for (const member of group.members)
    expect(differences(data, await group.contents(member))).toEqual([expect.stringContaining('string:7')]);
  expect(await group.strays()).toEqual([]);
});
