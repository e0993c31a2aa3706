import {
  DeleteReplicationGroupCommand,
  ModifyReplicationGroupCommand,
  RebootCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { readCluster } from '../../../support/elasticache.ts';
import { findTestEngine } from '../../../support/engines.ts';
import { eventsOf } from '../../support/api.ts';
import { pidOf } from '../../support/state.ts';
import { endpointOf, makeGroup, membersOf, primaryOf } from './groups.ts';
import type { GroupScenario, Round } from './killed-at.ts';
import { groupGone } from './lifecycle.ts';
import { theGroup } from './unplanned.ts';

const GROUP = 'g';
const before = new WeakMap<Round, { primary: string; pid: number }>();

/** It comes back in its place, with all that it had acknowledged: nobody takes over from one that is restarted on purpose. */
export const rebootPrimary: GroupScenario = {
  name: 'reboot the primary of a group',
  failpoints: ['reboot.accepted', 'reboot.stopped', 'grant.committed'],
  outage: ['reboot.stopped', 'grant.committed'],
  prepare: (holdfast) => theGroup(holdfast),
  act(holdfast, round) {
    const primary = primaryOf(holdfast, GROUP);
    before.set(round, { primary, pid: pidOf(holdfast, primary) });
    const input = { CacheClusterId: primary, CacheNodeIdsToReboot: ['0001'] };
    return holdfast.client().send(new RebootCacheClusterCommand(input));
  },
  async settled(holdfast, round) {
    const { primary, pid } = before.get(round)!;
    expect(primaryOf(holdfast, GROUP)).toBe(primary);
    expect(pidOf(holdfast, primary)).not.toBe(pid);
  },
};

export const upgradeGroup: GroupScenario = {
  name: 'upgrade the engine of a group',
  failpoints: [
    'snapshot.available',
    'reboot.stopped',
    'upgrade.started',
    'switchover.demoted',
    'grant.finished',
  ],
  outage: ['switchover.demoted'],
  async prepare(holdfast, { number }) {
    const client = holdfast.client();
    if (number > 0) {
      await client.send(new DeleteReplicationGroupCommand({ ReplicationGroupId: `old${number - 1}` }));
      await groupGone(holdfast, `old${number - 1}`);
    }
    const settings = { Engine: 'redis', EngineVersion: '7.0', AutoMinorVersionUpgrade: false };
    const group = await makeGroup(holdfast, `old${number}`, settings);
    return { group: `old${number}`, writesTo: endpointOf(group) };
  },
  act: (holdfast, { group }) =>
    holdfast.client().send(
      new ModifyReplicationGroupCommand({
        ReplicationGroupId: group,
        EngineVersion: '8.0',
        ApplyImmediately: true,
      }),
    ),
  async settled(holdfast, { group }) {
    const version = (await findTestEngine('redis', '8.0'))!.version;
    for (const id of membersOf(holdfast, group!))
      expect((await readCluster(holdfast.client(), id)).EngineVersion, id).toBe(version);
    const told = await eventsOf(holdfast.client(), group!);
    expect(told.filter((said) => said.startsWith('Switched over'))).toHaveLength(1);
    expect(told.filter((said) => said.startsWith('Finished upgrading'))).toHaveLength(1);
  },
};
