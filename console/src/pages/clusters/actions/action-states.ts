import {
  type CacheClusterStatus,
  canDelete,
  canModify,
  canReboot,
  canSnapshotFrom,
} from '../../../../../src/domain/cluster-status.ts';
import type { MessageId } from '../../../i18n/messages.ts';
import type { ClusterRow } from '../rows.ts';

export type ActionId = 'backup' | 'modify' | 'reboot' | 'delete' | 'group' | 'promote' | 'demote';

/** Why something can't be done with what is chosen. */
export interface Obstacle {
  id: MessageId;
  /** The cluster that stands in the way, and its status. */
  by?: { id: string; status: string };
}

interface Rule {
  several?: boolean;
  when: (status: CacheClusterStatus) => boolean;
  unless?: (row: ClusterRow) => MessageId | undefined;
}

/** The API's own rules on statuses; what else there is to be refused, its actions say better. */
const RULES: Readonly<Record<ActionId, Rule>> = {
  backup: { several: true, when: canSnapshotFrom },
  modify: { when: canModify },
  reboot: { several: true, when: canReboot },
  delete: { several: true, when: canDelete },
  group: {
    when: canModify,
    unless: ({ cluster }) => (cluster.ReplicationGroupId ? 'clusters.not.grouped' : undefined),
  },
  promote: {
    when: canModify,
    unless: ({ role }) => (role === 'replica' ? undefined : 'clusters.not.replica'),
  },
  demote: {
    when: canModify,
    unless: ({ role }) => (role === 'replica' ? 'clusters.not.primary' : undefined),
  },
};

/** What stands in the way of an action on these clusters; undefined when nothing does. */
export function obstacle(action: ActionId, rows: readonly ClusterRow[]): Obstacle | undefined {
  const { several = false, when, unless } = RULES[action];
  if (rows.length === 0) return { id: 'clusters.not.none' };
  if (rows.length > 1 && !several) return { id: 'clusters.not.several' };
  for (const row of rows) {
    const status = (row.cluster.CacheClusterStatus ?? '') as CacheClusterStatus;
    if (!when(status)) return { id: 'clusters.not.status', by: { id: row.id, status } };
    const id = unless?.(row);
    if (id) return { id };
  }
  return undefined;
}
