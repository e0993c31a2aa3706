/** How failures are told from pauses, and what is risked when a primary is replaced. Durations in milliseconds. */
export interface FailoverSettings {
  /** How often a primary is asked whether it is there. */
  pingIntervalMs: number;
  /** A node that is stopped, and answers nothing for this long, is taken for dead. */
  hangTimeoutMs: number;
  /** The same for one that is at work, such as on a long script: it isn't dead, only slow. */
  busyTimeoutMs: number;
  /** A replica that is further behind the dead primary than this many bytes isn't promoted by itself. */
  maxLagBytes: number;
}

export const DEFAULT_FAILOVER: FailoverSettings = {
  pingIntervalMs: 100,
  hangTimeoutMs: 500,
  busyTimeoutMs: 10_000,
  maxLagBytes: 16 * 1024 * 1024,
};
