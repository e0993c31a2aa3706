import { DEFAULT_FAILOVER, type FailoverSettings } from '../../control/group/settings.ts';

/** Options of `serve` as they were written; what wasn't is the default's. */
export interface FailoverFlags {
  pingInterval?: string;
  hangTimeout?: string;
  busyTimeout?: string;
  maxLag?: string;
}

const UNITS_OF_TIME = { ms: 1, s: 1_000, m: 60_000 } as const;
const UNITS_OF_SIZE = { b: 1, kb: 1_024, mb: 1_048_576, gb: 1_073_741_824 } as const;

/** Below, a controller would do little else than ask. */
const SHORTEST_INTERVAL_MS = 10;

/** @throws Error that names the option, for what can't work */
export function failoverSettings(flags: FailoverFlags): FailoverSettings {
  const settings: FailoverSettings = {
    pingIntervalMs: duration('--ping-interval', flags.pingInterval) ?? DEFAULT_FAILOVER.pingIntervalMs,
    hangTimeoutMs: duration('--hang-timeout', flags.hangTimeout) ?? DEFAULT_FAILOVER.hangTimeoutMs,
    busyTimeoutMs: duration('--busy-timeout', flags.busyTimeout) ?? DEFAULT_FAILOVER.busyTimeoutMs,
    maxLagBytes: size('--max-lag', flags.maxLag) ?? DEFAULT_FAILOVER.maxLagBytes,
  };
  const { pingIntervalMs, hangTimeoutMs, busyTimeoutMs } = settings;
  if (pingIntervalMs < SHORTEST_INTERVAL_MS) {
    throw new Error(`--ping-interval ${pingIntervalMs}ms: the shortest is ${SHORTEST_INTERVAL_MS}ms.`);
  }
  if (hangTimeoutMs < 2 * pingIntervalMs) {
    throw new Error(
      `--hang-timeout ${hangTimeoutMs}ms: one late answer would look like a hang. Make it at least twice --ping-interval (${pingIntervalMs}ms).`,
    );
  }
  if (busyTimeoutMs < hangTimeoutMs) {
    throw new Error(
      `--busy-timeout ${busyTimeoutMs}ms: a node at work is given no less time than one that is stopped; make it at least --hang-timeout (${hangTimeoutMs}ms).`,
    );
  }
  return settings;
}

function duration(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = measure(text, UNITS_OF_TIME, 'ms');
  if (value !== undefined && value > 0) return value;
  throw new Error(`${option} ${text}: a time is expected, such as 500ms or 10s.`);
}

function size(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = measure(text, UNITS_OF_SIZE, 'b');
  if (value !== undefined) return value;
  throw new Error(`${option} ${text}: an amount is expected, such as 512kb or 16mb; 0 allows none.`);
}

function measure<Unit extends string>(
  text: string,
  units: Readonly<Record<Unit, number>>,
  usual: Unit,
): number | undefined {
  const match = /^(\d+)([a-z]*)$/i.exec(text.trim());
  const unit = (match?.[2]?.toLowerCase() || usual) as Unit;
  const value = Number(match?.[1]) * (Object.hasOwn(units, unit) ? units[unit] : Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}
