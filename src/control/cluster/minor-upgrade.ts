import { compareVersions, majorMinor } from '../../domain/version.ts';
import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
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
  if (open.length === 0) return;
  const engines = await ctx.engines.list();
  for (const cluster of open) {
    const newest = engines
      .filter(
        ({ engine, series }) => engine === cluster.engine && series === majorMinor(cluster.engine_version),
      )
      .map(({ version }) => version)
      .sort(compareVersions)
      .at(-1);
    if (newest && compareVersions(newest, cluster.engine_version) > 0) await upgrade(ctx, cluster, newest);
  }
}

async function upgrade(ctx: ControlContext, cluster: CacheClusterRow, version: string): Promise<void> {
  // An alias such as 7.1 goes on being shown as what it is called.
  const shown = cluster.shown_version === cluster.engine_version ? version : cluster.shown_version;
  const change = { engine_version: version, shown_version: shown, status: 'modifying' };
  const message = `Upgrading to ${cluster.engine} ${version} in the maintenance window`;
  if (await changeWithEvent(ctx, cluster, change, message, ['available']))
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
}
