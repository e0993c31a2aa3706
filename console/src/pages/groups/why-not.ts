import { type CacheClusterStatus, canDelete } from '../../../../src/domain/cluster-status.ts';
import {
  canAddReplica,
  canDeleteGroup,
  canModifyGroup,
  MAX_REPLICAS,
  type ReplicationGroupStatus,
} from '../../../../src/domain/group-status.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { Values } from '../../i18n/use-text.ts';
import { type GroupView, type MemberView, replicasOf } from './group-view.ts';

/** Why something can't be done now, to be said beside it. The API decides in the end, by the same rules. */
export interface WhyNot {
  id: MessageId;
  values?: Values;
}

export type GroupAction =
  | 'addReplica'
  | 'switchover'
  | 'failover'
  | 'promote'
  | 'demote'
  | 'modify'
  | 'delete';

export function whyNot(action: GroupAction, view: GroupView): WhyNot | undefined {
  return ACTIONS[action](view);
}

const ACTIONS: Record<GroupAction, (view: GroupView) => WhyNot | undefined> = {
  addReplica: whyNotOneMore,
  demote: whyNotOneMore,
  switchover: (view) => whyNotModify(view) ?? whyNoReplica(view),
  failover: (view) =>
    whyNotModify(view) ??
    (view.group.AutomaticFailover === 'disabled' ? { id: 'groups.why.noFailover' } : whyNoReplica(view)),
  promote: (view) => {
    const replicas = replicasOf(view);
    if (replicas.length === 0) return { id: 'groups.why.noReplica' };
    return replicas.length === 1 && failsOver(view) ? { id: 'groups.why.lastReplica' } : undefined;
  },
  modify: whyNotModify,
  delete: (view) => (canDeleteGroup(statusOf(view)) ? undefined : busy(view)),
};

export function whyNotDeleteReplica(view: GroupView, member: MemberView): WhyNot | undefined {
  if (member.role === 'primary') return { id: 'groups.why.isPrimary' };
  if (replicasOf(view).length === 1 && failsOver(view)) return { id: 'groups.why.lastReplica' };
  const status = member.cluster?.CacheClusterStatus;
  if (status === undefined || canDelete(status as CacheClusterStatus)) return undefined;
  return { id: 'groups.why.memberBusy', values: { id: member.id } };
}

function whyNotOneMore(view: GroupView): WhyNot | undefined {
  if (replicasOf(view).length >= MAX_REPLICAS)
    return { id: 'groups.why.allReplicas', values: { max: MAX_REPLICAS } };
  return canAddReplica(statusOf(view)) ? undefined : busy(view);
}

function whyNotModify(view: GroupView): WhyNot | undefined {
  return canModifyGroup(statusOf(view)) ? undefined : busy(view);
}

function whyNoReplica(view: GroupView): WhyNot | undefined {
  const replicas = replicasOf(view);
  if (replicas.length === 0) return { id: 'groups.why.noReplica' };
  const ready = replicas.some(({ cluster }) => cluster?.CacheClusterStatus === 'available');
  return ready ? undefined : { id: 'groups.why.noReadyReplica' };
}

function busy(view: GroupView): WhyNot {
  return { id: statusOf(view) === 'failed' ? 'groups.why.failed' : 'groups.why.busy' };
}

/** By itself now, or from the next window on: its last replica is needed for that. */
function failsOver({ group }: GroupView): boolean {
  const pending = group.PendingModifiedValues?.AutomaticFailoverStatus;
  return group.AutomaticFailover !== 'disabled' || pending === 'enabled';
}

function statusOf({ group }: GroupView): ReplicationGroupStatus {
  return group.Status as ReplicationGroupStatus;
}
