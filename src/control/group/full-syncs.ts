import type { CacheNodeRow } from '../../store/schema.ts';

/** So many full syncs in a row are borne: a link may break, and the engine tries again each second by itself. */
const BORNE = 2;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;
/** One that stays in sync for so long has made it. */
const SETTLED_MS = 30_000;
/** How long a replica that was sent to its primary may take to get through. */
const ABOUT_TO_BEGIN_MS = 3_000;

type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id'>;
/** A primary since it was made one. */
type PrimaryKey = NodeKey & Pick<CacheNodeRow, 'data_epoch'>;

interface Tries {
  /**
   * Whose data it is that the replica is to take over: with another primary it begins as new, and with one that was not the
   * primary all the time.
   */
  primary: string;
  /** Full syncs that have begun since the replica was last sent to its primary, or stayed in sync. */
  begun: number;
  /** Those that came to nothing before that, and how often the replica was taken off for them. */
  failures: number;
  pauses: number;
  syncing: boolean;
  inSyncSince: number | undefined;
  notBefore: number;
  pointedAt: number | undefined;
}

interface Asker {
  node: NodeKey;
  /** It is receiving or loading its primary's data now. */
  syncing: boolean;
}

/** A replica is to be taken off its primary, since its full syncs don't last. */
export interface GivenUp {
  /** Full syncs that came to nothing. */
  failures: number;
  pauseMs: number;
}

/**
 * Full syncs that break off, such as those of a replica that is too slow for its output buffer: the engine would begin anew
 * for ever, with a fork of the primary each time. After each failure the replica has to wait longer.
 */
export class FullSyncs {
  readonly #tries = new Map<string, Tries>();
  readonly #given = new Map<string, number>();

  /** Whether a replica may be sent to this primary: also for what is missing only, since it may need all before it is there. */
  mayTry(node: NodeKey, primary: PrimaryKey): boolean {
    return performance.now() >= this.#of(node, primary).notBefore;
  }

  /** The replica was sent to get all of its primary's data. */
  pointed(node: NodeKey, primary: PrimaryKey): void {
    this.#of(node, primary).pointedAt = performance.now();
  }

  /** It was sent just now, and may not have got through yet. */
  isAboutToBegin(node: NodeKey): boolean {
    const { pointedAt } = this.#tries.get(keyOf(node)) ?? {};
    return pointedAt !== undefined && performance.now() - pointedAt < ABOUT_TO_BEGIN_MS;
  }

  /** Whether it was in the middle of a full sync when it was last looked at: it may be too busy to answer now. */
  wasSyncing(node: NodeKey): boolean {
    return this.#tries.get(keyOf(node))?.syncing ?? false;
  }

  /** The replica is in sync. */
  inSync(node: NodeKey, primary: PrimaryKey): void {
    const tries = this.#of(node, primary);
    const now = performance.now();
    Object.assign(tries, { syncing: false, pointedAt: undefined, inSyncSince: tries.inSyncSince ?? now });
    if (now - tries.inSyncSince! > SETTLED_MS) Object.assign(tries, { begun: 0, failures: 0, pauses: 0 });
  }

  /**
   * How many full syncs the primary has begun in all, and who may have asked for the last of them: replicas that follow it
   * and aren't in sync. Only the primary knows: what breaks off at once is seen by nobody.
   */
  given(primary: PrimaryKey, total: number, askers: readonly Asker[]): void {
    const last = this.#given.get(keyOf(primary)) ?? total;
    this.#given.set(keyOf(primary), total);
    const begun = total < last ? total : total - last;
    // Who was in the middle of one, and is, most likely didn't begin another.
    const others = askers.filter(({ node, syncing }) => !syncing || !this.#of(node, primary).syncing);
    const blamed = others.length > 0 ? others : askers;
    for (const { node, syncing } of askers)
      Object.assign(this.#of(node, primary), { syncing, inSyncSince: undefined });
    if (begun === 0) return;
    for (const { node } of blamed) {
      const tries = this.#of(node, primary);
      const share = Math.ceil(begun / blamed.length);
      Object.assign(tries, { begun: tries.begun + share, pointedAt: undefined, syncing: true });
    }
  }

  /** The replica isn't in sync. @returns what to do when its full syncs have begun once too often */
  outOfSync(node: NodeKey, primary: PrimaryKey): GivenUp | undefined {
    const tries = this.#of(node, primary);
    tries.inSyncSince = undefined;
    const failed = tries.begun - 1;
    // After a pause there is one try, which has all the time that it takes.
    if (failed < (tries.pauses === 0 ? BORNE : 1)) return undefined;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** tries.pauses, LONGEST_PAUSE_MS);
    return { failures: tries.failures + failed, pauseMs };
  }

  /** The replica was taken off its primary. */
  takenOff(node: NodeKey, primary: PrimaryKey, { failures, pauseMs }: GivenUp): void {
    const tries = this.#of(node, primary);
    const notBefore = performance.now() + pauseMs;
    Object.assign(tries, { begun: 0, failures, pauses: tries.pauses + 1, syncing: false, notBefore });
  }

  #of(node: NodeKey, primary: PrimaryKey): Tries {
    const known = this.#tries.get(keyOf(node));
    const reign = `${keyOf(primary)} ${primary.data_epoch}`;
    if (known?.primary === reign) return known;
    const none = {
      primary: reign,
      begun: 0,
      failures: 0,
      pauses: 0,
      syncing: false,
      inSyncSince: undefined,
      notBefore: 0,
      pointedAt: undefined,
    };
    this.#tries.set(keyOf(node), none);
    return none;
  }
}

function keyOf({ region, cluster_id }: NodeKey): string {
  return `${region} ${cluster_id}`;
}
