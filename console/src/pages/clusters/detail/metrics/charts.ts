import type { MessageId } from '../../../../i18n/messages.ts';

/** How figures of a chart are written, and where its axis ends. */
export type Unit = 'bytes' | 'bytesPerSecond' | 'percent' | 'count' | 'perSecond' | 'seconds';

export interface ChartSpec {
  id: string;
  title: MessageId;
  unit: Unit;
  /** Metrics by the API's names, each with what it is called where there are several. */
  series: readonly { metric: string; label: MessageId }[];
  /** Shown only when there is something to show: what most clusters never have. */
  optional?: boolean;
}

const one = (id: string, metric: string, unit: Unit, optional = false): ChartSpec => {
  const title = `metrics.${id}` as MessageId;
  return { id, title, unit, series: [{ metric, label: title }], optional };
};

/** The charts, what one looks for first on top. */
export const CHARTS: readonly ChartSpec[] = [
  one('memory', 'BytesUsedForCache', 'bytes'),
  one('memoryShare', 'DatabaseMemoryUsagePercentage', 'percent'),
  one('cpu', 'EngineCPUUtilization', 'percent'),
  one('commands', 'CommandsProcessed', 'perSecond'),
  one('hitRate', 'CacheHitRate', 'percent'),
  one('connections', 'CurrConnections', 'count'),
  {
    id: 'keys',
    title: 'metrics.keys',
    unit: 'count',
    series: [
      { metric: 'CurrItems', label: 'metrics.allKeys' },
      { metric: 'CurrVolatileItems', label: 'metrics.expiringKeys' },
    ],
  },
  {
    id: 'evictions',
    title: 'metrics.evictions',
    unit: 'perSecond',
    series: [
      { metric: 'Evictions', label: 'metrics.evicted' },
      { metric: 'Reclaimed', label: 'metrics.expired' },
    ],
  },
  one('lag', 'ReplicationLag', 'seconds', true),
  one('replication', 'ReplicationBytes', 'bytesPerSecond', true),
  {
    id: 'network',
    title: 'metrics.network',
    unit: 'bytesPerSecond',
    series: [
      { metric: 'NetworkBytesIn', label: 'metrics.in' },
      { metric: 'NetworkBytesOut', label: 'metrics.out' },
    ],
  },
];
