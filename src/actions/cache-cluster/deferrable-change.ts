import type { ModifyCacheClusterMessage } from '@aws-sdk/client-elasticache';
import type { ClusterChange } from '../../control/cluster/change.ts';
import { type Engine, isUpgrade, parseEngine, resolveEngineVersion } from '../../domain/engine-versions.ts';
import { defaultParameterGroupName, familyOf } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { isDefaultParameterGroupName, quoted } from '../../domain/identifiers.ts';
import { allowedNodeTypeModifications, nodeType } from '../../domain/node-types.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { chooseParameterGroup } from './groups.ts';

/** The changes that may have to wait, checked as if they were made now. */
export async function deferrableChange(
  store: Queryable,
  input: ModifyCacheClusterMessage,
  cluster: CacheClusterRow,
  context: ActionContext,
): Promise<ClusterChange> {
  const change: ClusterChange = {};
  if (input.CacheNodeType) change.node_type = allowedType(input.CacheNodeType, cluster);
  const engine = input.Engine ? parseEngine(input.Engine) : (cluster.engine as Engine);
  let version = cluster.engine_version;
  if (input.EngineVersion || engine !== cluster.engine) {
    const resolved = resolveEngineVersion(engine, input.EngineVersion, await context.engines.list());
    version = resolved.version;
    const same = engine === cluster.engine && version === cluster.engine_version;
    if (
      !same &&
      !isUpgrade({ engine: cluster.engine as Engine, version: cluster.engine_version }, { engine, version })
    ) {
      throw new Fault(
        'InvalidParameterCombination',
        `EngineVersion: ${cluster.engine} ${cluster.shown_version} can't be changed to ${engine} ${resolved.shown} in place, which is no upgrade. Restore a snapshot into a new cluster of that version instead.`,
      );
    }
    Object.assign(change, { engine, engine_version: version, shown_version: resolved.shown });
  }
  const otherFamily =
    familyOf(engine, version) !== familyOf(cluster.engine as Engine, cluster.engine_version);
  if (input.CacheParameterGroupName) {
    change.parameter_group = await chooseParameterGroup(
      store,
      cluster.region,
      input.CacheParameterGroupName,
      { engine, version },
    );
  } else if (otherFamily && isDefaultParameterGroupName(cluster.parameter_group)) {
    change.parameter_group = defaultParameterGroupName(familyOf(engine, version));
  } else if (otherFamily) {
    throw new Fault(
      'InvalidParameterCombination',
      `The parameter group ${quoted(cluster.parameter_group)} isn't of family ${familyOf(engine, version)}, which ${engine} ${version} needs. Name one that is as CacheParameterGroupName.`,
    );
  }
  return change;
}

function allowedType(asked: string, cluster: CacheClusterRow): string {
  const to = nodeType(asked).name;
  const { scaleUp, scaleDown } = allowedNodeTypeModifications(nodeType(cluster.node_type));
  if (to === cluster.node_type || scaleUp.includes(to) || scaleDown.includes(to)) return to;
  throw new Fault(
    'InvalidParameterValue',
    `CacheNodeType ${quoted(asked)}: a ${cluster.node_type} can't be changed to it. ListAllowedNodeTypeModifications lists what it can be changed to.`,
  );
}
