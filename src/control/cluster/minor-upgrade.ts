import { compareVersions, majorMinor } from '../../domain/version.ts';
import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import type { ClusterChange } from './change.ts';
import { changeWithEvent } from './note.ts';

/**
 * Takes clusters that opted in to the newest release of their series that is installed, such as 7.0.14 to 7.0.15, in
 * their maintenance window.
 */
export async function upgradeMinorVersionsInWindows(ctx: ControlContext): Promise<void> {
  const clusters = await ctx.store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('auto_minor_version_upgrade', '=', 1)
    .where('status', '=', 'available')
    // A group goes through its members one by one, lest the primary is restarted under its clients.
    .where('replication_group_id', 'is', null)
    .execute();
  const open = clusters.filter((cluster) =>
    isWithin(parseMaintenanceWindow(cluster.maintenance_window), ctx.clock.now()),
  );
  for (const cluster of open) {
    const newer = await newerMinor(ctx, cluster);
    if (newer) await upgrade(ctx, cluster, newer);
  }
}

type Version = Required<Pick<ClusterChange, 'engine' | 'engine_version' | 'shown_version'>>;

/** The newest installed release of a cluster's series; undefined when it runs that already, or didn't opt in. */
export async function newerMinor(
  { engines }: Pick<ControlContext, 'engines'>,
  cluster: CacheClusterRow,
): Promise<Version | undefined> {
  const { engine, engine_version, shown_version } = cluster;
  if (cluster.auto_minor_version_upgrade === 0) return undefined;
  const newest = (await engines.list())
    .filter((one) => one.engine === engine && one.series === majorMinor(engine_version))
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
  if (!newest || compareVersions(newest, engine_version) <= 0) return undefined;
  // An alias such as 7.1 goes on being shown as what it is called.
  const shown = shown_version === engine_version ? newest : shown_version;
  return { engine, engine_version: newest, shown_version: shown };
}

async function upgrade(ctx: ControlContext, cluster: CacheClusterRow, newer: Version): Promise<void> {
  const message = `Upgrading to ${newer.engine} ${newer.engine_version} in the maintenance window`;
  if (await changeWithEvent(ctx, cluster, { ...newer, status: 'modifying' }, message, ['available']))
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
}
