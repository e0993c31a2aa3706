import type { NodeReading } from '../domain/node-reading.ts';
import type { Values } from './definitions.ts';

/** A reading and when it was made, by a clock that no one sets back. */
export interface Moment {
  reading: NodeReading;
  monotonicMs: number;
}

/**
 * The figures of a node at one moment. Rates are of the time since `before`, the last reading of the same node: there are
 * none when it has been started anew since, nor of a counter that was set back.
 */
export function measure(now: Moment, before: Moment | undefined): Values {
  const { reading } = now;
  const seconds = before?.reading.runId === reading.runId ? (now.monotonicMs - before.monotonicMs) / 1000 : 0;
  return defined({
    BytesUsedForCache: reading.usedMemory,
    DatabaseMemoryUsagePercentage:
      reading.maxMemory > 0 ? (reading.usedMemory / reading.maxMemory) * 100 : undefined,
    CurrConnections: reading.connectedClients,
    CurrItems: reading.keys,
    CurrVolatileItems: reading.keysWithExpiry,
    ...(before && seconds > 0 ? rates(reading, before.reading, seconds) : {}),
  });
}

type Counter = keyof NodeReading['counters'];

function rates(now: NodeReading, before: NodeReading, seconds: number): Loose {
  const rise = (from: number | undefined, to: number | undefined): number | undefined =>
    from === undefined || to === undefined || to < from ? undefined : to - from;
  const per = (amount: number | undefined): number | undefined => amount && amount / seconds;
  const of = (counter: Counter) => rise(before.counters[counter], now.counters[counter]);
  const [hits, misses, processor] = [of('hits'), of('misses'), of('processor')];
  const reads = hits === undefined || misses === undefined ? 0 : hits + misses;
  const streams = now.role === 'primary' && before.role === 'primary' && now.replication.replicas > 0;
  return {
    // The moment of an answer is known to some milliseconds, which makes a busy thread seem to do more than it can.
    EngineCPUUtilization: processor === undefined ? undefined : Math.min(100, (processor / seconds) * 100),
    NewConnections: per(of('connections')),
    CommandsProcessed: per(of('commands')),
    CacheHits: per(hits),
    CacheMisses: per(misses),
    CacheHitRate: reads > 0 ? (hits! / reads) * 100 : undefined,
    Evictions: per(of('evicted')),
    Reclaimed: per(of('expired')),
    NetworkBytesIn: per(of('bytesIn')),
    NetworkBytesOut: per(of('bytesOut')),
    ReplicationBytes: streams ? per(rise(before.replication.offset, now.replication.offset)) : undefined,
  };
}

type Loose = { [Name in keyof Values]?: number | undefined };

function defined(values: Loose): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
