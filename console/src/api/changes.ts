import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from './change-stream.ts';
import { joinStream } from './one-stream.ts';
import { type Change, markStale, markWorkStale } from './stale.ts';

/** Changes that come together are answered together. */
const GATHER_MS = 20;
/** Long work begins a moment after the change that asks for it: on a busy machine a long one. */
const WORK_MS = [600, 2_000, 5_000, 12_000];

interface Listener {
  onConnection(connection: Connection): void;
  /** Holdfast answers and refuses: whoever was signed in may not be any more. */
  onRefused(): void;
}

/** Has answers asked for again as the change stream tells of changes from `since` on, until the returned function is called. */
export function listen(
  client: QueryClient,
  since: number,
  { onConnection, onRefused }: Listener,
): () => void {
  let lost = false;
  let gathered: Change[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let work: ReturnType<typeof setTimeout>[] = [];

  const tell = () => {
    markStale(client, gathered);
    gathered = [];
    gathering = undefined;
    work.forEach(clearTimeout);
    work = WORK_MS.map((ms) => setTimeout(() => markWorkStale(client), ms));
  };
  const isLive = () => {
    onConnection('live');
    // What was asked for in vain meanwhile.
    if (lost) void client.invalidateQueries({ predicate: ({ state }) => state.error !== null });
    lost = false;
  };
  const leave = joinStream(since, (word) => {
    switch (word.kind) {
      case 'lost':
        lost = true;
        return onConnection('lost');
      case 'refused':
        return onRefused();
      case 'live':
        return isLive();
      case 'reset':
        isLive();
        return void client.invalidateQueries();
      case 'change':
        isLive();
        gathered.push(word.change);
        gathering ??= setTimeout(tell, GATHER_MS);
    }
  });
  return () => {
    leave();
    clearTimeout(gathering);
    work.forEach(clearTimeout);
  };
}
