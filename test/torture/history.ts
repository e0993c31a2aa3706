import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Milliseconds on the machine's monotonic clock since the run began: before something was asked, after it was answered. */
export interface Span {
  from: number;
  to: number;
}

/** What an operation writes of its writer's three keys: log, register, counter, or all of them in one transaction. */
export type Effect = 'push' | 'set' | 'increment' | 'all';

/** How the run was begun. */
export interface Began {
  type: 'began';
  seed: string;
  minutes: number;
  engine: string;
  /** By the wall clock, to find things in logs. */
  at: string;
}

/** A client that writes keys of its own: through its group's primary endpoint, or at one node's own address. */
export interface WriterJoined {
  type: 'writer';
  writer: string;
  group: string;
  /** Cluster id of the node; undefined for the endpoint. */
  member?: string;
}

/**
 * A write that was not refused. `acknowledged` by the server, or `unknown` when no answer came. `apart`: acknowledged
 * while its node was about to leave the group or to join it, so that it may have been a cluster of its own.
 */
export interface Wrote extends Span {
  type: 'wrote';
  writer: string;
  /** Counts the writer's operations from 1, refused ones too. It is the value that is written. */
  n: number;
  effect: Effect;
  /** Of the server's process. */
  run: string;
  outcome: 'acknowledged' | 'unknown' | 'apart';
}

/** What a writer's keys were found to hold. */
export interface Content {
  writer: string;
  /** The log's elements before this index are those of the writer's last `looked` at its endpoint. */
  at: number;
  /** Of the whole log. */
  length: number;
  /** The log's elements from `at` on. */
  entries: number[];
  /** undefined when the key isn't there */
  register?: number | undefined;
  counter: number;
}

/** A writer's keys as read in one transaction: from the primary, or, while nobody writes, from another member. */
export interface Looked extends Span, Content {
  type: 'looked';
  run: string;
  /** Cluster id; undefined for the group's endpoint. */
  member?: string;
}

/** A process answered at a member's own address. */
export interface Ran {
  type: 'ran';
  at: number;
  run: string;
  member: string;
}

export interface StoredGroup {
  id: string;
  epoch: number;
  primary: string;
  members: string[];
}

/** The store has changed: until `until` it was seen as before, from `since` on as here. */
export interface Stored {
  type: 'stored';
  until: number;
  since: number;
  groups: StoredGroup[];
}

/** Writes of one writer that a report says were lost. */
export interface LostOf {
  writer: string;
  pushed: number[];
  set: number[];
  increments: number;
}

/** How a group came by its primary of an epoch, as Holdfast reports it. */
export interface Reported {
  type: 'reported';
  group: string;
  epoch: number;
  kind: string;
  cause: string;
  from: string;
  to: string;
  status: string;
  /** none, found, unknown or under-way; untold when a failover's report says nothing of it. */
  lossStatus: string;
  /** How that was found out, or why it could not be. */
  how?: string | undefined;
  /** As many commands as the report says, and as many as its file holds. */
  commands: number;
  commandsInFile: number;
  /** Of an unknown loss: no more bytes of commands than these. */
  upperBoundBytes?: number | undefined;
  /** Writes of that many milliseconds before the end may be lost beyond the file: the dead primary held them back. */
  heldBackMs: number;
  lost: LostOf[];
}

/** What a reader found on one node in one transaction. */
export interface Read extends Span {
  type: 'read';
  reader: string;
  group: string;
  /** The node whose own address was asked; undefined for the reader endpoint. */
  member?: string;
  run: string;
  /** One that only writes in transactions: the number of elements in its log, the last of them, counter, register. */
  writer: string;
  length: number;
  last: number;
  counter: number;
  register: number;
  /** How many of the keys that were there from the first are there. */
  ballast: number;
}

/** A connection by the primary endpoint that only waits, blocked or subscribed, and its end. */
export interface Waited {
  type: 'waited';
  group: string;
  how: 'blocked' | 'subscribed';
  run: string;
  /** Since when it waited, and when it was seen to have ended. */
  from: number;
  to: number;
}

/** What the API shows of the groups and their members. */
export interface Shown extends Span {
  type: 'shown';
  groups: { id: string; status: string; primary?: string | undefined; members: string[] }[];
  clusters: { id: string; status: string; group?: string | undefined }[];
}

/** A node was tried at its own address and did not answer. */
export interface Mute extends Span {
  type: 'mute';
  member: string;
  why: string;
}

/** A step of the schedule, as it was carried out. */
export interface Stepped extends Span {
  type: 'step';
  n: number;
  text: string;
  outcome: string;
  /** Set while the disk is full: nothing can be written; and while there is no controller: nothing is steered. */
  hinders?: 'writes' | 'control';
}

/** All faults were over: whether everything became available and in sync again, and what was missing. */
export interface Calmed extends Span {
  type: 'calm';
  round: number;
  missing: string[];
}

/** A snapshot that was listed as available, and what it was restored to. */
export interface Restored {
  type: 'restored';
  snapshot: string;
  group: string;
  /** When it was asked for, and when it was first listed as available. */
  requested: number;
  available: number;
  /** Empty when it was restored. */
  failure: string;
  contents: Content[];
}

/** A replica was made a cluster of its own. */
export interface Promoted extends Span {
  type: 'promoted';
  member: string;
  group: string;
  contents: Content[];
}

/** Something broke a rule that needs no history, such as a file that belongs to nothing. */
export interface Wrong {
  type: 'wrong';
  at: number;
  /** By its name in checker/check.ts. */
  promise: string;
  text: string;
}

/** The run came to its end, with everything deleted and looked after. */
export interface Ended {
  type: 'ended';
  at: number;
}

export type Entry =
  | Began
  | WriterJoined
  | Wrote
  | Looked
  | Ran
  | Stored
  | Reported
  | Read
  | Waited
  | Shown
  | Mute
  | Stepped
  | Calmed
  | Restored
  | Promoted
  | Wrong
  | Ended;

export type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

const KEPT_BYTES = 64 * 1024;

/** The run's history as it happens, a line of JSON each; times are rounded to microseconds. */
export class History {
  readonly #file: number;
  #kept: string[] = [];
  #keptBytes = 0;
  readonly #origin = process.hrtime.bigint();
  acknowledged = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** Milliseconds since the history was begun. */
  now(): number {
    return Number((process.hrtime.bigint() - this.#origin) / 1000n) / 1000;
  }

  add(entry: Entry): void {
    if (entry.type === 'wrote' && entry.outcome === 'acknowledged') this.acknowledged++;
    const line = `${JSON.stringify(entry)}\n`;
    this.#kept.push(line);
    this.#keptBytes += line.length;
    if (this.#keptBytes > KEPT_BYTES) this.flush();
  }

  flush(): void {
    writeSync(this.#file, this.#kept.join(''));
    this.#kept = [];
    this.#keptBytes = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

export async function* readHistory(path: string): AsyncGenerator<Entry> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line) yield JSON.parse(line) as Entry;
  }
}
