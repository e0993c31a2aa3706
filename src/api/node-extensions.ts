import type { Operation, Structure } from './protocol/shape.ts';

/** Holdfast's own operations on what nodes and snapshots say of themselves: figures, metrics, logs, manifests. */
export const NODE_OPERATIONS = {
  DescribeNodeFigures: { input: 'DescribeNodeFiguresMessage', output: 'NodeFiguresMessage' },
  DescribeMetrics: { input: 'DescribeMetricsMessage', output: 'MetricsMessage' },
  DescribeNodeLog: { input: 'DescribeNodeLogMessage', output: 'NodeLogMessage' },
  DescribeSnapshotManifest: { input: 'DescribeSnapshotManifestMessage', output: 'SnapshotManifestMessage' },
} as const satisfies Record<string, Operation>;

export const NODE_STRUCTURES = {
  /** Of one cluster, or of all of the region. */
  DescribeNodeFiguresMessage: { members: { CacheClusterId: 'string' } },
  NodeFiguresMessage: {
    members: { Nodes: { list: 'NodeFigures', element: 'Node' } },
  },
  /**
   * What a node says of itself at this moment. One that can't be reached, or doesn't answer in time, has Reachable
   * `false` and nothing from ObservedAt on. Sizes in bytes; MaxMemory 0 is without a limit. Role: `primary` or
   * `replica`. DataBytes: its append-only file on disk.
   */
  NodeFigures: {
    members: {
      CacheClusterId: 'string',
      CacheNodeId: 'string',
      Reachable: 'boolean',
      ObservedAt: 'timestamp',
      Role: 'string',
      EngineVersion: 'string',
      ProcessId: 'long',
      UptimeSeconds: 'long',
      UsedMemory: 'long',
      MaxMemory: 'long',
      Keys: 'long',
      KeysWithExpiry: 'long',
      ConnectedClients: 'long',
      OpsPerSecond: 'number',
      DataBytes: 'long',
    },
  },
  /** StartTime: an hour before EndTime; EndTime: now; Period: 10, 60, 300 or 1800 seconds; MetricNames: all. */
  DescribeMetricsMessage: {
    required: ['CacheClusterId'],
    members: {
      CacheClusterId: 'string',
      StartTime: 'timestamp',
      EndTime: 'timestamp',
      Period: 'integer',
      MetricNames: { list: 'string', element: 'MetricName' },
    },
  },
  /** Period in seconds, as asked for or as fits the time. Message: why figures are missing, where they can't be kept. */
  MetricsMessage: {
    members: {
      CacheClusterId: 'string',
      StartTime: 'timestamp',
      EndTime: 'timestamp',
      Period: 'integer',
      Metrics: { list: 'Metric', element: 'Metric' },
      Message: 'string',
    },
  },
  /** Name in CloudWatch's words; Unit too, such as Bytes, Percent, Count, Count/Second. A metric without a datapoint has an empty list. */
  Metric: {
    members: {
      Name: 'string',
      Unit: 'string',
      Datapoints: { list: 'Datapoint', element: 'Datapoint' },
    },
  },
  /** Timestamp: when its period begins. Where there was nothing to be measured, there is no datapoint. */
  Datapoint: { members: { Timestamp: 'timestamp', Average: 'number', Maximum: 'number' } },
  /** MaxRecords: how many lines, 200 unless told, at most 1000. */
  DescribeNodeLogMessage: {
    required: ['CacheClusterId'],
    members: { CacheClusterId: 'string', MaxRecords: 'integer' },
  },
  /** The last lines of the engine's own log, the newest last. */
  NodeLogMessage: {
    members: {
      CacheClusterId: 'string',
      CacheNodeId: 'string',
      Lines: { list: 'NodeLogLine', element: 'Line' },
    },
  },
  /** Level: `debug`, `verbose`, `notice` or `warning`. A line that the engine wrote in another form is a Message alone. */
  NodeLogLine: { members: { Timestamp: 'timestamp', Level: 'string', Message: 'string' } },
  DescribeSnapshotManifestMessage: { required: ['SnapshotName'], members: { SnapshotName: 'string' } },
  SnapshotManifestMessage: { members: { Manifest: 'SnapshotManifest' } },
  /** What was found in a snapshot when it was read through. Keys and Bytes are of all its nodes. */
  SnapshotManifest: {
    members: {
      SnapshotName: 'string',
      FormatVersion: 'integer',
      SnapshotSource: 'string',
      CacheClusterId: 'string',
      ReplicationGroupId: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      StartTime: 'timestamp',
      FinishTime: 'timestamp',
      CopyOf: 'string',
      Keys: 'long',
      KeysWithExpiry: 'long',
      Bytes: 'long',
      Nodes: { list: 'NodeManifest', element: 'Node' },
    },
  },
  /**
   * The RDB file of one node. UsedMemory: bytes that its data took in memory. ReplicationOffset: where the source was
   * when the save began; absent when the engine keeps none. Magic: `REDIS` or `VALKEY`.
   */
  NodeManifest: {
    members: {
      CacheNodeId: 'string',
      File: 'string',
      Magic: 'string',
      RdbVersion: 'integer',
      Bytes: 'long',
      Sha256: 'string',
      Crc64: 'string',
      UsedMemory: 'long',
      ReplicationOffset: 'long',
      Keys: 'long',
      KeysWithExpiry: 'long',
      HashFieldExpires: 'boolean',
      Functions: 'long',
      Modules: { list: 'string', element: 'Module' },
      Types: { list: 'KeysOfType', element: 'Type' },
      Databases: { list: 'KeysOfDatabase', element: 'Database' },
      Aux: { list: 'AuxField', element: 'Field' },
    },
  },
  /** Type: as `TYPE key` answers. Bytes: what the values take in the file. */
  KeysOfType: { members: { Type: 'string', Keys: 'long', KeysWithExpiry: 'long', Bytes: 'long' } },
  KeysOfDatabase: { members: { Database: 'integer', Keys: 'long', KeysWithExpiry: 'long' } },
  /** What the engine wrote about itself into the file: redis-ver, ctime, used-mem, ... */
  AuxField: { members: { Name: 'string', Value: 'string' } },
} as const satisfies Record<string, Structure>;
