/** Where a node listens. */
export interface Backend {
  address: string;
  port: number;
}

/** Whom connections to a listener go to: the replicas, or the primary while none of them is up. */
export interface Route {
  /** At most as many as there are names for them in `REPLICA_SERVERS`; the rest are left out. */
  replicas: readonly Backend[];
  primary?: Backend;
}

/**
 * A listener that HAProxy was started with. It can't be given another one while it runs, but where a slot leads to can
 * be changed at any time: each has servers declared in advance.
 */
export interface Slot {
  number: number;
  address: string;
  port: number;
}

/** A group has at most five replicas. */
export const REPLICA_SERVERS = ['r1', 'r2', 'r3', 'r4', 'r5'] as const;
/** Declared as backup: used only while no replica's server is up. */
export const PRIMARY_SERVER = 'p';

/** HAProxy's own name for a slot. */
export function slotName({ number }: Pick<Slot, 'number'>): string {
  return `slot-${number}`;
}

export function formatBackend({ address, port }: Backend): string {
  return `${address}:${port}`;
}
