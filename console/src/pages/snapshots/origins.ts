import { type CacheClusterStatus, canSnapshotFrom } from '../../../../src/domain/cluster-status.ts';
import { canSnapshotGroup, type ReplicationGroupStatus } from '../../../../src/domain/group-status.ts';
import { canSnapshot, nodeType } from '../../../../src/domain/node-types.ts';
import type { CacheCluster, ReplicationGroup } from '../../api/json.ts';
import { engineName } from '../../fields/engine-fields.tsx';
import type { MessageId } from '../../i18n/messages.ts';
import type { Origin } from './facts.ts';

interface Refused {
  why: MessageId;
  values: { type?: string };
  tag: MessageId;
}

export interface OriginOption {
  origin: Origin;
  facts: string;
  /** Why no snapshot can be taken of it now, by the API's own rules. */
  refused: Refused | undefined;
}

/** What a snapshot can be taken of: the clusters, then the groups. */
export function originsOf(
  clusters: readonly CacheCluster[],
  groups: readonly ReplicationGroup[],
): readonly OriginOption[] {
  return [
    ...clusters.map((cluster): OriginOption => {
      const {
        CacheClusterId: id = '',
        Engine,
        EngineVersion,
        CacheNodeType,
        CacheClusterStatus: status,
      } = cluster;
      return {
        origin: { kind: 'cluster', id },
        facts: [`${engineName(Engine)} ${EngineVersion}`, CacheNodeType].join(', '),
        refused: refusal(CacheNodeType, canSnapshotFrom(status as CacheClusterStatus)),
      };
    }),
    ...groups.map((group): OriginOption => {
      const { ReplicationGroupId: id = '', Description = '', CacheNodeType, Status: status } = group;
      return {
        origin: { kind: 'group', id },
        facts: Description,
        refused: refusal(CacheNodeType, canSnapshotGroup(status as ReplicationGroupStatus)),
      };
    }),
  ];
}

function refusal(type: string | undefined, isReady: boolean): Refused | undefined {
  if (type !== undefined && !canSnapshot(nodeType(type)))
    return { why: 'snapshots.typeHasNone', values: { type }, tag: 'fields.noSnapshots' };
  return isReady ? undefined : { why: 'snapshots.originBusy', values: {}, tag: 'snapshots.busy' };
}
