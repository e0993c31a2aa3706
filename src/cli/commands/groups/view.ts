import type { Failover } from '../../failover-reports.ts';
import {
  type GroupMember,
  type GroupState,
  isInSync,
  primaryOf,
  type ReplicationGroup,
  replicasOf,
  troublesOf,
} from '../../group-state.ts';
import { formatAge, formatBytes, formatTime, yesNo } from '../../output/format.ts';
import { type Style, statusText } from '../../output/style.ts';
import { type Column, fields, table } from '../../output/table.ts';
import { describePending, endpointOf, engineOf } from '../clusters/view.ts';
import { summaryOf } from '../failovers/view.ts';

/** Everything about one group: settings, endpoints, members with how far each of them is behind. */
export function describeGroup(state: GroupState, last: Failover | undefined, style: Style): string {
  const { group, members } = state;
  const primary = primaryOf(state)?.cluster;
  const retention = group.SnapshotRetentionLimit;
  const troubles = troublesOf(state);
  const settings = fields(
    [
      ['group', group.ReplicationGroupId],
      ['status', statusText(group.Status, style)],
      ['trouble', troubles.length > 0 ? style('yellow', troubles.join('\n')) : undefined],
      ['description', group.Description],
      ['primary endpoint', primaryEndpoint(group)],
      ['reader endpoint', readerEndpoint(group)],
      ['automatic failover', group.AutomaticFailover],
      ['multi-az', group.MultiAZ],
      ['engine', primary && engineOf(primary)],
      ['node type', group.CacheNodeType],
      ['parameter group', primary?.CacheParameterGroup?.CacheParameterGroupName],
      ['maintenance window', primary?.PreferredMaintenanceWindow],
      ['snapshots taken of', group.SnapshottingClusterId],
      ['snapshot window', group.SnapshotWindow],
      ['snapshots kept', retention === 0 ? 'none taken by itself' : retention && `${retention} days`],
      ['minor upgrades', yesNo(group.AutoMinorVersionUpgrade)],
      ['pending', pendingOf(state).join('\n')],
      ['last failover', last && summaryOf(last)],
      ['created', formatTime(group.ReplicationGroupCreateTime)],
      ['arn', group.ARN],
    ],
    style,
  );
  return members.length === 0 ? settings : `${settings}\n\n${table(members, memberColumns(style), style)}`;
}

export function memberColumns(style: Style): Column<GroupMember>[] {
  return [
    { title: 'member', value: ({ id }) => id },
    { title: 'role', value: ({ role }) => role && (role === 'primary' ? style('bold', role) : role) },
    { title: 'status', value: ({ cluster }) => statusText(cluster?.CacheClusterStatus, style) },
    { title: 'replication', value: (member) => linkText(member, style) },
    { title: 'lag', value: lagOf, align: 'right' },
    { title: 'offset', value: ({ replication }) => replication?.Offset, align: 'right' },
    { title: 'seen', value: ({ replication }) => formatAge(replication?.ObservedAt) },
    { title: 'endpoint', value: ({ cluster }) => cluster && endpointOf(cluster) },
    { title: 'zone', value: ({ cluster }) => cluster?.PreferredAvailabilityZone },
  ];
}

function linkText(member: GroupMember, style: Style): string | undefined {
  const { LinkStatus: link, ObservedAt } = member.replication ?? {};
  if (link === undefined || !ObservedAt) return style('red', 'no answer');
  // Its role says that already.
  if (link === 'primary') return undefined;
  if (isInSync(member)) return style('green', 'in sync');
  return link === 'syncing' ? style('yellow', link) : style('red', link);
}

/** How much of the replication stream a replica hasn't processed yet. */
function lagOf({ role, replication }: GroupMember): string | undefined {
  return role === 'primary' ? undefined : formatBytes(replication?.LagBytes);
}

/** What waits for the maintenance window, of the group itself and of its members. */
export function pendingOf({ group, members }: GroupState): string[] {
  const own = describePending(group.PendingModifiedValues);
  const ofMembers = members.map(({ id, cluster }) => ({
    id,
    pending: describePending(cluster?.PendingModifiedValues),
  }));
  const [first] = ofMembers;
  // What waits for the group is shown with each of its members.
  const common = ofMembers.length > 1 && ofMembers.every(({ pending }) => pending === first?.pending);
  const said = common ? (first?.pending ? [`all members: ${first.pending}`] : []) : undefined;
  const apart = ofMembers.flatMap(({ id, pending }) => (pending ? [`${id}: ${pending}`] : []));
  return [...(own ? [own] : []), ...(said ?? apart)];
}

export function primaryEndpoint(group: ReplicationGroup): string | undefined {
  return addressOf(group.NodeGroups?.[0]?.PrimaryEndpoint);
}

export function readerEndpoint(group: ReplicationGroup): string | undefined {
  return addressOf(group.NodeGroups?.[0]?.ReaderEndpoint);
}

function addressOf(endpoint: { Address?: string; Port?: number } | undefined): string | undefined {
  return endpoint?.Address ? `${endpoint.Address}:${endpoint.Port}` : undefined;
}

/** Of a listing: one line a group. */
export function groupColumns(style: Style): Column<GroupState>[] {
  return [
    { title: 'group', value: ({ group }) => group.ReplicationGroupId },
    { title: 'status', value: ({ group }) => statusText(group.Status, style) },
    { title: 'primary', value: (state) => primaryOf(state)?.id },
    { title: 'in sync', value: syncText, align: 'right' },
    { title: 'lag', value: greatestLag, align: 'right' },
    { title: 'endpoint', value: ({ group }) => primaryEndpoint(group) },
    { title: 'reader endpoint', value: ({ group }) => readerEndpoint(group) },
    { title: 'failover', value: ({ group }) => group.AutomaticFailover },
    {
      title: 'trouble',
      value: (state) => {
        const troubles = troublesOf(state);
        return troubles.length > 0 ? style('yellow', troubles.join('; ')) : undefined;
      },
    },
  ];
}

/** `2 of 3` replicas. */
function syncText(state: GroupState): string {
  const replicas = replicasOf(state);
  if (replicas.length === 0) return 'no replica';
  return `${replicas.filter(isInSync).length} of ${replicas.length}`;
}

function greatestLag(state: GroupState): string | undefined {
  const lags = replicasOf(state).flatMap(({ replication }) => replication?.LagBytes ?? []);
  return lags.length === 0 ? undefined : formatBytes(Math.max(...lags));
}
