import type { QueryClient } from '@tanstack/react-query';
import { type Change, markStale } from './stale.ts';

/** `live`, or `lost` while there is no connection: what a page shows may be old then, and it says so. */
export type Connection = 'connecting' | 'live' | 'lost';

/** The server sends a word every 10 s; without one for this long the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 25_000;
/** Changes that come together are answered together. */
const GATHER_MS = 20;

/** Listens to the change stream from `since` on until the returned function is called. */
export function listen(
  client: QueryClient,
  since: number,
  onConnection: (connection: Connection) => void,
): () => void {
  let source: EventSource | undefined;
  let last = String(since);
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let gathered: Change[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;

  const heard = (event: MessageEvent<string>) => {
    last = event.lastEventId;
    onConnection('live');
    clearTimeout(silence);
    silence = setTimeout(reopen, SILENCE_MS);
  };
  const tell = () => {
    markStale(client, gathered);
    gathered = [];
    gathering = undefined;
  };
  const open = () => {
    // EventSource sends Last-Event-ID by itself only when it comes back by itself.
    source = new EventSource(`${import.meta.env.BASE_URL}changes?since=${last}`);
    source.addEventListener('hello', heard);
    source.addEventListener('beat', heard);
    source.addEventListener('reset', (event) => {
      heard(event);
      void client.invalidateQueries();
    });
    source.addEventListener('change', (event) => {
      heard(event);
      gathered.push(JSON.parse(event.data) as Change);
      gathering ??= setTimeout(tell, GATHER_MS);
    });
    source.onerror = () => {
      onConnection('lost');
      // Refused rather than cut off: the browser gives up then, we don't.
      if (source?.readyState === EventSource.CLOSED) reopen();
    };
  };
  const reopen = () => {
    onConnection('lost');
    source?.close();
    clearTimeout(again);
    again = setTimeout(open, 1_000);
  };
  open();
  return () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(again);
    clearTimeout(gathering);
  };
}
