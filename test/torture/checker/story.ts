import type { Content, Entry, EntryOf, LostOf } from '../history.ts';
import { BALLAST_KEYS } from '../keys.ts';
import { check, type Verdict } from './index.ts';

/** Hand-made histories of a group `g` of nodes `a`, `b` and `c`, whose processes are the runs `A`, `B` and `C`. */
export class Story {
  readonly entries: Entry[] = [];
  readonly #log: number[] = [];
  #register: number | undefined;
  #counter = 0;
  #seen = 0;

  constructor() {
    this.add({ type: 'began', seed: '1', minutes: 1, engine: 'redis 7.0.15', at: '2026-01-01T00:00:00Z' });
    this.add({ type: 'writer', writer: 'w', group: 'g' });
    for (const member of ['a', 'b', 'c']) {
      this.add({ type: 'writer', writer: member, group: 'g', member });
      this.add({ type: 'ran', at: 0, run: member.toUpperCase(), member });
    }
  }

  add(...entries: Entry[]): this {
    this.entries.push(...entries);
    return this;
  }

  /** The group's epoch and primary were seen to change within the millisecond before `at`. */
  granted(at: number, epoch: number, primary: string): this {
    const groups = [{ id: 'g', epoch, primary, members: ['a', 'b', 'c'] }];
    return this.add({ type: 'stored', until: at - 1, since: at, groups });
  }

  /** One write, answered a millisecond after it was sent. */
  wrote(n: number, at: number, run: string, other: Partial<EntryOf<'wrote'>> = {}): this {
    const wrote = {
      writer: 'w',
      effect: 'all',
      outcome: 'acknowledged',
      from: at,
      to: at + 1,
      ...other,
    } as const;
    if (wrote.writer === 'w' && wrote.outcome === 'acknowledged') {
      this.#log.push(n);
      this.#register = n;
      this.#counter++;
    }
    return this.add({ type: 'wrote', n, run, ...wrote });
  }

  /** The writes from `first` to `last`, a millisecond each. */
  writes(first: number, last: number, at: number, run: string): this {
    for (let n = first; n <= last; n++) this.wrote(n, at + n - first, run);
    return this;
  }

  /** The writer finds its keys as it left them, but for `other`. */
  looked(at: number, run: string, other: Partial<EntryOf<'looked'>> = {}): this {
    const content = { ...this.content(), ...other };
    if (other.member === undefined) this.#seen = content.at + content.entries.length;
    return this.add({ type: 'looked', run, from: at, to: at + 1, ...content });
  }

  /** What is there, as far as it was acknowledged, told from the last look on. */
  content(): Content {
    return {
      writer: 'w',
      at: this.#seen,
      length: this.#log.length,
      entries: this.#log.slice(this.#seen),
      register: this.#register,
      counter: this.#counter,
    };
  }

  /** A failover takes the last writes away. */
  lose(...numbers: number[]): this {
    for (const n of numbers) this.#log.splice(this.#log.indexOf(n), 1);
    this.#counter -= numbers.length;
    this.#register = this.#log.at(-1);
    return this;
  }

  reported(epoch: number, kind: string, from: string, to: string, lost: readonly number[] = []): this {
    const of: LostOf[] =
      lost.length > 0 ? [{ writer: 'w', pushed: [...lost], set: [...lost], increments: lost.length }] : [];
    return this.add({
      type: 'reported',
      group: 'g',
      epoch,
      kind,
      cause: 'ended',
      from,
      to,
      status: 'complete',
      lossStatus: lost.length > 0 ? 'found' : 'none',
      commands: lost.length * 3,
      commandsInFile: lost.length * 3,
      heldBackMs: 0,
      lost: of,
    });
  }

  read(at: number, counter: number, other: Partial<EntryOf<'read'>> = {}): this {
    return this.add({
      type: 'read',
      reader: 'reader',
      group: 'g',
      member: 'b',
      run: 'B',
      from: at,
      to: at + 1,
      writer: 'w',
      length: counter,
      last: counter,
      counter,
      register: counter,
      ballast: BALLAST_KEYS,
      ...other,
    });
  }

  shown(at: number, primary: string, status = 'available'): this {
    const clusters = ['a', 'b', 'c'].map((id) => ({ id, status, group: 'g' }));
    const groups = [{ id: 'g', status, primary, members: ['a', 'b', 'c'] }];
    return this.add({ type: 'shown', from: at, to: at + 1, groups, clusters });
  }

  verdict(): Promise<Verdict> {
    return check(this.entries);
  }

  /** The promises that were broken. */
  async broken(): Promise<string[]> {
    const { findings } = await this.verdict();
    return [...new Set(findings.map((finding) => finding.promise))].sort();
  }
}

/** `a` is primary and takes ten writes; at 100 `b` becomes it as planned, and takes ten more. */
export function switchedOver(): Story {
  return new Story()
    .granted(5, 1, 'a')
    .reported(1, 'creation', 'a', 'a')
    .writes(1, 10, 10, 'A')
    .looked(50, 'A')
    .granted(100, 2, 'b')
    .reported(2, 'switchover', 'a', 'b')
    .looked(105, 'B')
    .writes(11, 20, 110, 'B')
    .looked(150, 'B');
}

/** `a` is primary and takes ten writes; at 100 it dies, and what `b` never saw of them is `lost`. */
export function failedOver(lost: readonly number[], reported = lost): Story {
  return new Story()
    .granted(5, 1, 'a')
    .reported(1, 'creation', 'a', 'a')
    .writes(1, 10, 10, 'A')
    .lose(...lost)
    .granted(100, 2, 'b')
    .looked(105, 'B')
    .writes(11, 20, 110, 'B')
    .looked(150, 'B')
    .reported(2, 'failover', 'a', 'b', reported);
}
