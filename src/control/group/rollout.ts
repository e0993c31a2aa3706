/** An engine version on its way through a group: replicas first, then a switchover, then the old primary. */
export interface Rollout {
  engine: string;
  engine_version: string;
  shown_version: string;
  parameter_group?: string;
  /** Taken before anything is touched. */
  snapshot: string;
}
