import type { Entry, EntryOf, Span } from '../history.ts';
import type { PrimaryChanges } from './changes.ts';
import type { Check, Finding, Outcome } from './check.ts';

/** Around a Describe, in milliseconds, within which the primary that it shows must be the one that takes writes. */
const NEAR_MS = 1_500;
/** For so long a hang, or an outage of writes, may go unseen; a death is seen at once, but then nodes answer again soon. */
const UNSEEN_MS = 4_000;

/** Whether what the API shows agrees with what clients see: who is primary, who answers, whether writes are taken. */
export class StatusCheck implements Check {
  readonly #changes: PrimaryChanges;
  readonly #groups = new Map<string, string>();
  readonly #members = new Map<string, string>();
  readonly #writes = new Map<string, { at: number; run: string }[]>();
  readonly #shown: EntryOf<'shown'>[] = [];
  readonly #mute = new Map<string, EntryOf<'mute'>[]>();
  readonly #hindered: EntryOf<'step'>[] = [];
  /** When no controller ran. */
  readonly #blind: EntryOf<'step'>[] = [];
  readonly #calms: EntryOf<'calm'>[] = [];

  constructor(changes: PrimaryChanges) {
    this.#changes = changes;
  }

  see(entry: Entry): void {
    if (entry.type === 'writer') this.#groups.set(entry.writer, entry.group);
    else if (entry.type === 'ran') this.#members.set(entry.run, entry.member);
    else if (entry.type === 'wrote' && entry.outcome === 'acknowledged') {
      const group = this.#groups.get(entry.writer)!;
      const writes = this.#writes.get(group) ?? [];
      writes.push({ at: entry.to, run: entry.run });
      this.#writes.set(group, writes);
    } else if (entry.type === 'shown') this.#shown.push(entry);
    else if (entry.type === 'calm') this.#calms.push(entry);
    else if (entry.type === 'step' && entry.hinders === 'writes') this.#hindered.push(entry);
    else if (entry.type === 'step' && entry.hinders === 'control') this.#blind.push(entry);
    else if (entry.type === 'mute')
      this.#mute.set(entry.member, [...(this.#mute.get(entry.member) ?? []), entry]);
  }

  end(): Outcome {
    for (const writes of this.#writes.values()) writes.sort((a, b) => a.at - b.at);
    const findings = this.#shown.flatMap((shown) => [
      ...shown.groups.flatMap((group) => this.#wrongPrimary(shown, group)),
      ...shown.clusters.flatMap((cluster) => this.#mutes(shown, cluster)),
    ]);
    return { checked: { status: this.#shown.length }, findings: [...findings, ...this.#outages()] };
  }

  #wrongPrimary(shown: EntryOf<'shown'>, group: EntryOf<'shown'>['groups'][number]): Finding[] {
    if (group.status !== 'available' || group.primary === undefined || this.#isHindered(shown)) return [];
    const near = this.#between(group.id, shown.from - NEAR_MS, shown.to + NEAR_MS);
    // Where nobody took writes for a while, it is whoever did last, or does next; also when that was while the API answered.
    if (!near.some(({ at }) => at <= shown.from))
      near.push(...this.#between(group.id, 0, shown.from).slice(-1));
    const took = new Set(near.flatMap(({ run }) => this.#members.get(run) ?? []));
    if (took.size === 0 || took.has(group.primary)) return [];
    const text = `${group.id} was shown available with ${group.primary} as primary, while writes were taken by ${[...took].join(', ')} (${this.#changes.tell(group.id, shown.from - NEAR_MS, shown.to + NEAR_MS)})`;
    return [{ promise: 'status', at: shown.from, text }];
  }

  /** A node that has been silent for long, and goes on to be, isn't available. */
  #mutes(shown: EntryOf<'shown'>, cluster: EntryOf<'shown'>['clusters'][number]): Finding[] {
    if (cluster.status !== 'available' || this.#isFull(shown)) return [];
    const mute = this.#mute
      .get(cluster.id)
      ?.find(({ from, to }) => shown.from > this.#seenFrom(from, shown) + UNSEEN_MS && shown.to < to);
    if (!mute) return [];
    const text = `${cluster.id} was shown available, while its node answered nothing from ${mute.from} to ${mute.to} (${mute.why})`;
    return [{ promise: 'status', at: shown.from, text }];
  }

  /** From when on there was a controller that could see what began at `from`. */
  #seenFrom(from: number, shown: Span): number {
    const blind = this.#blind.filter((step) => step.to >= from && step.from <= shown.to);
    return Math.max(from, ...blind.map(({ to }) => Math.min(to, shown.from)));
  }

  /** A group that was shown as available again and again, and took no write all that time. */
  #outages(): Finding[] {
    const findings: Finding[] = [];
    for (const id of this.#writes.keys()) {
      let since: EntryOf<'shown'> | undefined;
      for (const shown of this.#shown) {
        const status = shown.groups.find((group) => group.id === id)?.status;
        if (status !== 'available' || this.#isHindered(shown)) since = undefined;
        else if (!since || this.#between(id, since.from, shown.to).length > 0) since = shown;
        else if (shown.from > since.to + UNSEEN_MS) {
          const text = `${id} was shown available from ${since.from} to ${shown.to}, and took no write`;
          findings.push({ promise: 'status', at: since.from, text });
          since = undefined;
        }
      }
    }
    return findings;
  }

  /** The disk is full then, or the writers rest. */
  #isHindered(shown: EntryOf<'shown'>): boolean {
    return this.#isFull(shown) || this.#calms.some((calm) => isDuring(shown, calm));
  }

  #isFull(shown: EntryOf<'shown'>): boolean {
    return this.#hindered.some((step) => isDuring(shown, step));
  }

  #between(group: string, from: number, to: number): { at: number; run: string }[] {
    const writes = this.#writes.get(group) ?? [];
    let low = 0;
    let high = writes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (writes[middle]!.at < from) low = middle + 1;
      else high = middle;
    }
    const found: { at: number; run: string }[] = [];
    for (let i = low; i < writes.length && writes[i]!.at <= to; i++) found.push(writes[i]!);
    return found;
  }
}

/** Or shortly after it. */
function isDuring(shown: Span, { from, to }: Span): boolean {
  return shown.to >= from && shown.from <= to + UNSEEN_MS;
}
