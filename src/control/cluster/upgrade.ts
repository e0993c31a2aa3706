import type { Engine } from '../../domain/engine-versions.ts';
import { defaultParameterGroupName, familyOf } from '../../domain/family-names.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { NodeStartError } from './await-serving.ts';
import { changeWithEvent } from './note.ts';
import { groupFamily } from './parameters.ts';
import type { ClusterWithNode } from './rows.ts';
import { engineOf, startNode } from './start-node.ts';

/** Starts the node in another engine version, and in its old one again when the new one won't have it. */
export async function startUpgraded(
  ctx: ControlContext,
  found: ClusterWithNode,
  before: string,
): Promise<NodeConnection> {
  const { cluster, node } = found;
  try {
    const connection = await startNode(ctx, found);
    failpoint('upgrade.started');
    const message = `Cache node ${node.id} runs ${engineOf(cluster)}, upgraded from ${before}`;
    await changeWithEvent(ctx, cluster, { reboot_requested: 0 }, message);
    return connection;
  } catch (error) {
    if (!(error instanceof NodeStartError)) throw error;
    const back = await asBefore(ctx, cluster, before);
    const message = `${engineOf(cluster)} doesn't start with this cluster's data, which stays with ${before}: ${error.message}`;
    await changeWithEvent(ctx, cluster, back, message);
    failpoint('upgrade.taken-back');
    return startNode(ctx, { cluster: { ...cluster, ...back }, node });
  }
}

/** A cluster's row as it was with the engine `before`, such as `redis 7.0.15`: with a parameter group that is fit for it. */
export async function asBefore(
  { store }: Pick<ControlContext, 'store'>,
  cluster: CacheClusterRow,
  before: string,
): Promise<Partial<CacheClusterRow>> {
  const [engine, version] = before.split(' ') as [Engine, string];
  const family = familyOf(engine, version);
  const fits = (await groupFamily(store, cluster.region, cluster.parameter_group)) === family;
  return {
    engine,
    engine_version: version,
    shown_version: version,
    ...(fits ? {} : { parameter_group: defaultParameterGroupName(family) }),
  };
}
