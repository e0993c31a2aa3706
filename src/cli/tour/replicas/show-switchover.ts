import type { Failover } from '../../failover-reports.ts';
import { formatMilliseconds } from '../../output/format.ts';
import { waitForFailover, waitForGroup } from '../../wait-group.ts';
import { SOURCE } from '../scene.ts';
import { hold } from '../steps.ts';
import {
  FIRST_REPLICA,
  fullSyncs,
  GROUP,
  type GroupScene,
  groupNow,
  infoOf,
  newestEpoch,
  ownEndpoint,
  requirePrimary,
  untilInSync,
} from './scene.ts';

/** R5 needs it, as in ElastiCache. */
export async function turnOnFailover({ cli, log, api }: GroupScene): Promise<void> {
  await log.step('R5', 'turn automatic failover on', async () => {
    await api.call('ModifyReplicationGroup', {
      ReplicationGroupId: GROUP,
      AutomaticFailoverEnabled: true,
      ApplyImmediately: true,
    });
    const { group } = await waitForGroup(cli, api, GROUP);
    hold(group.AutomaticFailover === 'enabled', `it is ${group.AutomaticFailover}`);
    return { detail: `AutomaticFailover: ${group.AutomaticFailover}`, value: undefined };
  });
}

/** R4: the endpoint follows, and of a planned change nothing is lost. */
export async function showSwitchover(scene: GroupScene): Promise<Failover> {
  const { cli, log, api, endpoint, writer } = scene;
  const report = await log.step(
    'R4',
    `switch over from ${SOURCE} to ${FIRST_REPLICA}, as planned`,
    async () => {
      const [epoch, syncs] = [await newestEpoch(scene), await fullSyncs(await groupNow(scene))];
      const { connections } = await writer.look();
      await api.call('ModifyReplicationGroup', {
        ReplicationGroupId: GROUP,
        PrimaryClusterId: FIRST_REPLICA,
        ApplyImmediately: true,
      });
      const found = await waitForFailover(cli, api, GROUP, epoch);
      hold(found.Kind === 'switchover', `the report tells of a ${found.Kind}`);
      const state = await untilInSync(scene);
      const primary = requirePrimary(state);
      hold(primary.id === FIRST_REPLICA, `${primary.id} is the primary`);
      const [there, own] = await Promise.all([infoOf(endpoint), infoOf(ownEndpoint(primary))]);
      hold(there.get('run_id') === own.get('run_id'), 'the endpoint leads elsewhere');
      const missing = await writer.missingAt(endpoint);
      hold(missing.length === 0, `${missing.length} acknowledged writes are missing`);
      const more = (await fullSyncs(state)) - syncs;
      hold(more === 0, `it made ${more} replicas receive all data again`);
      const came = (await writer.look()).connections - connections;
      const detail =
        `${describeReport(found)}; the same address leads to ${FIRST_REPLICA}; no full resync;\n` +
        `the writer was let go and came back (${came} new connections)`;
      return { detail, value: found };
    },
  );
  return report;
}

/** `the report: epoch 2, no writes for 12.4 ms, lost: none`. */
export function describeReport({ Epoch, WriteOutage, LostWrites }: Failover): string {
  const lost = LostWrites?.Status === 'found' ? `${LostWrites.Commands} commands` : LostWrites?.Status;
  return `the report: epoch ${Epoch}, no writes for ${formatMilliseconds(WriteOutage)}, lost: ${lost ?? 'nothing can be'}`;
}
