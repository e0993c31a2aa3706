import { formatTime, yesNo } from '../../output/format.ts';
import { type Style, statusText } from '../../output/style.ts';
import { fields } from '../../output/table.ts';
import type { Snapshot } from '../../wait.ts';
import { engineOf } from '../clusters/view.ts';

/** The cluster, or the group, that it was taken of. */
export function sourceOf(snapshot: Snapshot): string | undefined {
  return snapshot.ReplicationGroupId ? `group ${snapshot.ReplicationGroupId}` : snapshot.CacheClusterId;
}

/** The member of a group that was saved. */
function memberOf({ NodeSnapshots, CacheClusterId }: Snapshot): string | undefined {
  return NodeSnapshots?.[0]?.CacheClusterId ?? CacheClusterId;
}

/** Everything about one snapshot: what a restore takes over unless told otherwise. */
export function describeSnapshot(snapshot: Snapshot, style: Style): string {
  const nodes = snapshot.NodeSnapshots ?? [];
  return fields(
    [
      ['snapshot', snapshot.SnapshotName],
      ['status', statusText(snapshot.SnapshotStatus, style)],
      ['source', snapshot.SnapshotSource],
      ['group', snapshot.ReplicationGroupId],
      ['cluster', snapshot.ReplicationGroupId ? undefined : snapshot.CacheClusterId],
      ['taken of', snapshot.ReplicationGroupId && memberOf(snapshot)],
      ['engine', engineOf(snapshot)],
      ['node type', snapshot.CacheNodeType],
      [
        'nodes',
        nodes
          .map((node) =>
            [node.CacheNodeId, node.CacheSize, formatTime(node.SnapshotCreateTime)]
              .filter(Boolean)
              .join('  '),
          )
          .join('\n'),
      ],
      ['port', snapshot.Port],
      ['zone', snapshot.PreferredAvailabilityZone],
      ['parameter group', snapshot.CacheParameterGroupName],
      ['subnet group', snapshot.CacheSubnetGroupName],
      ['maintenance window', snapshot.PreferredMaintenanceWindow],
      ['snapshot window', snapshot.SnapshotWindow],
      ['minor upgrades', yesNo(snapshot.AutoMinorVersionUpgrade)],
      ['arn', snapshot.ARN],
    ],
    style,
  );
}
