interface Definition {
  /** CloudWatch's name for ElastiCache, where it has one. */
  name: string;
  unit: 'Bytes' | 'Bytes/Second' | 'Count' | 'Count/Second' | 'Percent' | 'Seconds' | 'None';
  /** A share, of which the mean over time is that of its parts: the first of both, in percent. */
  share?: readonly [part: string, rest: string];
}

/**
 * What is kept of each node. CloudWatch tells how often something happened within a minute; here it is how often in a
 * second, so that it means the same over any period.
 */
export const METRICS = [
  { name: 'BytesUsedForCache', unit: 'Bytes' },
  /** Of `maxmemory`; none where there is no limit. */
  { name: 'DatabaseMemoryUsagePercentage', unit: 'Percent' },
  /** Of one processor, by the thread that serves. */
  { name: 'EngineCPUUtilization', unit: 'Percent' },
  { name: 'CurrConnections', unit: 'Count' },
  { name: 'NewConnections', unit: 'Count/Second' },
  { name: 'CurrItems', unit: 'Count' },
  /** Keys with an expiry. */
  { name: 'CurrVolatileItems', unit: 'Count' },
  /** Of all kinds, Holdfast's own included. CloudWatch has none that counts all. */
  { name: 'CommandsProcessed', unit: 'Count/Second' },
  { name: 'CacheHits', unit: 'Count/Second' },
  { name: 'CacheMisses', unit: 'Count/Second' },
  /** None while nothing is read. */
  { name: 'CacheHitRate', unit: 'Percent', share: ['CacheHits', 'CacheMisses'] },
  { name: 'Evictions', unit: 'Count/Second' },
  /** Keys that expired. */
  { name: 'Reclaimed', unit: 'Count/Second' },
  { name: 'NetworkBytesIn', unit: 'Bytes/Second' },
  { name: 'NetworkBytesOut', unit: 'Bytes/Second' },
  /** Of a replica: how long ago its primary was where it is now. */
  { name: 'ReplicationLag', unit: 'Seconds' },
  /** Of a primary that is followed: how fast its stream of writes grows. */
  { name: 'ReplicationBytes', unit: 'Bytes/Second' },
] as const satisfies readonly Definition[];

export type MetricName = (typeof METRICS)[number]['name'];

export const METRIC_NAMES: readonly MetricName[] = METRICS.map(({ name }) => name);

export function definitionOf(name: MetricName): Definition {
  return METRICS.find((one) => one.name === name)!;
}

/** What was measured of a node at one moment; what couldn't be isn't there. */
export type Values = Partial<Record<MetricName, number>>;
