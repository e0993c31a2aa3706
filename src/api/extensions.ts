import { NODE_OPERATIONS, NODE_STRUCTURES } from './node-extensions.ts';
import type { Operation, Structure } from './protocol/shape.ts';

/**
 * What Holdfast does beyond AWS's API, in the same language: an operation here, its structures below, a handler in
 * src/actions, and it is parsed, serialized, typed and listed in docs/api-coverage.md.
 */
export const EXTENSION_OPERATIONS = {
  CreateConsoleSignIn: { input: 'CreateConsoleSignInMessage', output: 'ConsoleSignIn' },
  DescribeOperations: { input: 'DescribeOperationsMessage', output: 'OperationsMessage' },
  PromoteReadReplica: { input: 'PromoteReadReplicaMessage', output: 'PromoteReadReplicaResult' },
  DemoteCacheCluster: { input: 'DemoteCacheClusterMessage', output: 'DemoteCacheClusterResult' },
  CancelPendingModifications: {
    input: 'CancelPendingModificationsMessage',
    output: 'CancelPendingModificationsResult',
  },
  ForceFailover: { input: 'ForceFailoverMessage', output: 'ForceFailoverResult' },
  DescribeFailovers: { input: 'DescribeFailoversMessage', output: 'FailoversMessage' },
  DescribeReplication: { input: 'DescribeReplicationMessage', output: 'ReplicationMessage' },
  ...NODE_OPERATIONS,
} as const satisfies Record<string, Operation>;

/** What AWS's own structures have beside AWS's members: clients of AWS's pass over it. */
export const EXTENSION_MEMBERS = {
  /** A change of role that waits. RoleChange: `promote`, or `demote` to a replica of ReplicationGroupId. */
  PendingModifiedValues: { RoleChange: 'string', ReplicationGroupId: 'string' },
} as const satisfies Record<string, Structure['members']>;

export const EXTENSION_STRUCTURES = {
  CreateConsoleSignInMessage: { members: {} },
  /** A one-time link to the console: Path is to be put behind the endpoint. */
  ConsoleSignIn: { members: { Path: 'string', ExpiryTime: 'timestamp' } },
  DescribeOperationsMessage: { members: {} },
  /** A replica becomes a cluster of its own, with what its primary held at that moment. */
  PromoteReadReplicaMessage: {
    members: { CacheClusterId: 'string', ApplyImmediately: 'boolean' },
  },
  PromoteReadReplicaResult: { members: { CacheCluster: 'CacheCluster' } },
  /** A cluster becomes a replica of a group's primary; its own data is replaced, after a snapshot unless declined. */
  DemoteCacheClusterMessage: {
    members: {
      CacheClusterId: 'string',
      ReplicationGroupId: 'string',
      ApplyImmediately: 'boolean',
      SafetySnapshotName: 'string',
      SkipSafetySnapshot: 'boolean',
    },
  },
  DemoteCacheClusterResult: {
    members: { CacheCluster: 'CacheCluster', SafetySnapshotName: 'string', Message: 'string' },
  },
  /** Takes back what waits for the maintenance window, of a cluster or of a group. */
  CancelPendingModificationsMessage: {
    members: { CacheClusterId: 'string', ReplicationGroupId: 'string' },
  },
  CancelPendingModificationsResult: {
    members: { CacheCluster: 'CacheCluster', ReplicationGroup: 'ReplicationGroup' },
  },
  /** Makes a member the primary of a group that waits for one that can be trusted, whatever is lost. */
  ForceFailoverMessage: {
    members: { ReplicationGroupId: 'string', CacheClusterId: 'string' },
  },
  ForceFailoverResult: { members: { ReplicationGroup: 'ReplicationGroup' } },
  DescribeFailoversMessage: {
    members: {
      ReplicationGroupId: 'string',
      Epoch: 'long',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  FailoversMessage: {
    members: { Failovers: { list: 'Failover', element: 'Failover' }, Marker: 'string' },
  },
  /** How a group came by another primary, or the same one again. Durations in milliseconds. */
  Failover: {
    members: {
      ReplicationGroupId: 'string',
      Epoch: 'long',
      Kind: 'string',
      Cause: 'string',
      FromCacheClusterId: 'string',
      ToCacheClusterId: 'string',
      Status: 'string',
      StartTime: 'timestamp',
      EndTime: 'timestamp',
      Phases: { list: 'FailoverPhase', element: 'FailoverPhase' },
      WriteOutage: 'number',
      LostWrites: 'LostWrites',
    },
  },
  /** `EndedAfter` milliseconds after the beginning. */
  FailoverPhase: { members: { Name: 'string', EndedAfter: 'number' } },
  /**
   * What the dead primary had acknowledged and the new one never saw. Status: `none`, `found` (and kept in Files, one for each primary that died before there was a new one),
   * `unknown` (at most UpperBoundBytes; what a damaged file still shows is kept in Files) or `under-way`. HeldBack: what may be lost beyond that, acknowledged and never
   * written to the append-only file, in the last so many milliseconds.
   */
  LostWrites: {
    members: {
      Status: 'string',
      Commands: 'long',
      Bytes: 'long',
      UpperBoundBytes: 'long',
      Files: { list: 'string', element: 'File' },
      Sample: { list: 'string', element: 'Command' },
      How: 'string',
      HeldBackBytes: 'long',
      HeldBackMilliseconds: 'number',
    },
  },
  DescribeReplicationMessage: { members: { ReplicationGroupId: 'string' } },
  ReplicationMessage: {
    members: { Members: { list: 'ReplicationMember', element: 'ReplicationMember' } },
  },
  /** A member of a group as last seen. LinkStatus: `up`, `syncing`, `down`, or `primary`. */
  ReplicationMember: {
    members: {
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      CurrentRole: 'string',
      LinkStatus: 'string',
      Offset: 'long',
      LagBytes: 'long',
      ObservedAt: 'timestamp',
    },
  },
  OperationsMessage: {
    members: { Operations: { list: 'Operation', element: 'Operation' } },
  },
  /** Long work in flight: a snapshot, a restore, a copy. */
  Operation: {
    members: {
      Kind: 'string',
      ResourceType: 'string',
      ResourceId: 'string',
      Step: 'string',
      BytesDone: 'long',
      BytesExpected: 'long',
      Keys: 'long',
      KeysExpected: 'long',
      StartTime: 'timestamp',
      Message: 'string',
    },
  },
  ...NODE_STRUCTURES,
} as const satisfies Record<string, Structure>;
