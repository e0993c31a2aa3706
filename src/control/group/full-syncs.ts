import { followNobody } from '../../engine/replication.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import type { Answer } from './member.ts';
import type { GroupWithMembers } from './rows.ts';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;
/** A link that comes back at once is no failure: the engine tries again each second by itself. */
const PATIENCE_MS = 3_000;

type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id'>;

interface Try {
  /** A full sync was seen under way. */
  began: boolean;
  /** Since when the link has been down after that. */
  brokenSince: number | undefined;
  failures: number;
  notBefore: number;
  pointedAt: number | undefined;
}

/**
 * Full syncs that break off, such as those of a replica that is too slow for its output buffer: the engine would begin anew
 * for ever, with a fork of the primary each time. After each failure the replica has to wait longer.
 */
export class FullSyncs {
  readonly #tries = new Map<string, Try>();
  readonly #inSync = new Set<string>();

  mayTry(node: NodeKey): boolean {
    return performance.now() >= (this.#tries.get(keyOf(node))?.notBefore ?? 0);
  }

  /** The replica was sent to get all of its primary's data. */
  pointed(node: NodeKey): void {
    this.#of(node).pointedAt = performance.now();
  }

  /** It was sent just now, and may not have got through yet. */
  isAboutToBegin(node: NodeKey): boolean {
    const { pointedAt, began } = this.#tries.get(keyOf(node)) ?? {};
    return !began && pointedAt !== undefined && performance.now() - pointedAt < PATIENCE_MS;
  }

  /** The replica is in sync. @returns whether that is news: it wasn't, or was not looked at, before */
  succeeded(node: NodeKey): boolean {
    this.#tries.delete(keyOf(node));
    const isNews = !this.#inSync.has(keyOf(node));
    this.#inSync.add(keyOf(node));
    return isNews;
  }

  /** The replica isn't in sync any more. */
  lost(node: NodeKey): void {
    this.#inSync.delete(keyOf(node));
  }

  /** Looks at a replica that follows its primary and isn't in sync, and takes it off when its sync broke off. */
  async watch(
    ctx: ControlContext,
    { group }: GroupWithMembers,
    leader: Answer,
    replica: Answer,
  ): Promise<void> {
    const { node, cluster } = replica.member;
    const attempt = this.#of(node);
    if (replica.replication!.syncing) {
      attempt.began = true;
      attempt.brokenSince = undefined;
      return;
    }
    if (!attempt.began || replica.replication!.linkUp) return;
    attempt.brokenSince ??= performance.now();
    if (performance.now() - attempt.brokenSince < PATIENCE_MS) return;
    attempt.failures++;
    attempt.began = false;
    attempt.brokenSince = undefined;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt.failures - 1), LONGEST_PAUSE_MS);
    attempt.notBefore = performance.now() + pause;
    await followNobody(replica.connection!);
    await recordEvent(ctx.store, {
      region: group.region,
      source: 'cache-cluster',
      id: cluster.id,
      message:
        `The replica could not take over the data of ${leader.member.cluster.id}: its full synchronization broke off ` +
        `(${attempt.failures} times in a row). It is tried again in ${pause / 1_000} s; the engines' logs say why, ` +
        'client-output-buffer-limit-replica-* of the parameter group say how far a replica may fall behind',
      at: ctx.clock.now(),
    });
  }

  #of(node: NodeKey): Try {
    const known = this.#tries.get(keyOf(node));
    if (known) return known;
    const first = { began: false, brokenSince: undefined, failures: 0, notBefore: 0, pointedAt: undefined };
    this.#tries.set(keyOf(node), first);
    return first;
  }
}

function keyOf({ region, cluster_id }: NodeKey): string {
  return `${region} ${cluster_id}`;
}
