import type { Change } from './stale.ts';

/** `live`, or `lost` while there is no connection: what a page shows may be old then, and it says so. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What is heard of the change stream. `sequence`: all up to it has been told. */
export type Word =
  | { kind: 'live'; sequence: number }
  | { kind: 'lost' }
  /** Holdfast answers, but not with the stream: as it does when nobody is signed in any more. */
  | { kind: 'refused' }
  /** What changed before isn't known: everything may have. */
  | { kind: 'reset'; sequence: number }
  | { kind: 'change'; sequence: number; change: Change };

/** The server sends a word every 10 s; without one for this long the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 25_000;
const AGAIN_MS = 1_000;

/** Listens to the change stream from `since` on, and comes back to it whenever it breaks off, until the returned function is called. */
export function openStream(since: number, tell: (word: Word) => void): () => void {
  let source: EventSource | undefined;
  let last = since;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const heard = (event: MessageEvent<string>) => {
    last = Number(event.lastEventId);
    clearTimeout(silence);
    silence = setTimeout(reopen, SILENCE_MS);
    return last;
  };
  const open = () => {
    // EventSource sends Last-Event-ID by itself only when it comes back by itself.
    source = new EventSource(`${import.meta.env.BASE_URL}changes?since=${last}`);
    source.addEventListener('hello', (event) => tell({ kind: 'live', sequence: heard(event) }));
    source.addEventListener('beat', (event) => tell({ kind: 'live', sequence: heard(event) }));
    source.addEventListener('reset', (event) => tell({ kind: 'reset', sequence: heard(event) }));
    source.addEventListener('change', (event) =>
      tell({ kind: 'change', sequence: heard(event), change: JSON.parse(event.data) as Change }),
    );
    source.onerror = () => {
      tell({ kind: 'lost' });
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused rather than cut off: the browser gives up then, we don't.
      tell({ kind: 'refused' });
      reopen();
    };
  };
  const reopen = () => {
    tell({ kind: 'lost' });
    source?.close();
    clearTimeout(again);
    again = setTimeout(open, AGAIN_MS);
  };
  open();
  return () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(again);
  };
}
