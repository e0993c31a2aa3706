import { setTimeout as delay } from 'node:timers/promises';
import type { OutputOf } from '../api/operation-types.ts';
import type { Api, Cli } from './command.ts';
import { CliError } from './errors.ts';
import { formatBytes, formatCount, formatSeconds } from './output/format.ts';

export type Operation = NonNullable<OutputOf<'DescribeOperations'>['Operations']>[number];

/** Looks often at first, since most things take milliseconds, then less and less. */
const FIRST_LOOK_MS = 25;
const LAST_LOOK_MS = 500;

export type Seen = (status: string, work: Operation | undefined) => void;

interface Watched<State> {
  /** What the progress line calls it. */
  name: string;
  /** Whether that piece of work is for it. */
  about: (work: Operation, state: State) => boolean;
  /** Undefined once it is gone. */
  look: () => Promise<State | undefined>;
  statusOf: (state: State) => string;
  settled: (state: State | undefined) => boolean;
  seen?: Seen;
}

/** Looks at something until it has settled, with progress. Gives its last state, undefined when it is gone. */
export async function watch<State>(cli: Cli, api: Api, watched: Watched<State>): Promise<State | undefined> {
  const line = cli.out.progress();
  const begun = performance.now();
  try {
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LAST_LOOK_MS)) {
      const state = await watched.look();
      if (state === undefined || watched.settled(state)) return state;
      const work = (await operations(api)).find((one) => watched.about(one, state));
      watched.seen?.(watched.statusOf(state), work);
      line.update(
        describeWork(watched.name, watched.statusOf(state), work, (performance.now() - begun) / 1000),
      );
      await delay(pause);
    }
  } finally {
    line.clear();
  }
}

/** `snapshot a: creating, saving and verifying: 45 % of 200000 keys, 12.0 MB, 1.2 s`. */
export function describeWork(
  name: string,
  status: string,
  work: Operation | undefined,
  seconds: number,
): string {
  const parts = [
    status,
    work?.Step,
    work?.Step?.includes('keys') ? undefined : keysDone(work),
    bytesDone(work),
    formatSeconds(seconds),
  ];
  return `${name}: ${parts.filter(Boolean).join(', ')}`;
}

export function bytesDone(work: Operation | undefined): string | undefined {
  const { BytesDone: done, BytesExpected: expected } = work ?? {};
  if (done === undefined) return undefined;
  if (!expected) return formatBytes(done);
  return `${Math.floor((done / expected) * 100)} % of ${formatBytes(expected)}`;
}

function keysDone(work: Operation | undefined): string | undefined {
  return work?.Keys === undefined ? undefined : `${formatCount(work.Keys)} keys`;
}

export async function operations(api: Api): Promise<Operation[]> {
  return (await api.call('DescribeOperations', {})).Operations ?? [];
}

/** Work on one resource, such as a snapshot. */
export function workOn(type: string, id: string): (work: Operation) => boolean {
  return (work) => work.ResourceType === type && work.ResourceId === id;
}

/** At rest where nobody wants it. */
export function isSettled(status: string): boolean {
  return /failed|incompatible/.test(status);
}

/** Where a failure is looked up in the events, the newest of them is its reason. */
export async function failed(
  api: Api,
  type: 'cache-cluster' | 'replication-group' | 'snapshot',
  id: string,
  message: string,
  next = 'See what happened: holdfast events list',
): Promise<CliError> {
  const { Events = [] } = await api.call('DescribeEvents', {
    SourceIdentifier: id,
    // The SDK's type has no snapshots among the sources, and their names tell them apart as well.
    ...(type !== 'snapshot' && { SourceType: type }),
  });
  const reason = Events.toSorted((a, b) => (b.Date?.getTime() ?? 0) - (a.Date?.getTime() ?? 0))[0]?.Message;
  return new CliError('Failed', reason ? `${message}: ${reason}` : message, next);
}

export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
