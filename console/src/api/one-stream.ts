import { openStream, type Word } from './change-stream.ts';
import type { Asked, Told } from './changes-worker.ts';

/** A worker that says nothing for so long when it is spoken to won't. */
const DOUBT_MS = 5_000;

/** The change stream by the worker that all tabs share; by a connection of one's own where there can be none. */
export function joinStream(since: number, tell: (word: Word) => void): () => void {
  let leave: (() => void) | undefined;
  let last = since;
  const hear = (word: Word) => {
    if ('sequence' in word) last = word.sequence;
    tell(word);
  };
  const alone = () => {
    leave?.();
    leave = openStream(last, hear);
  };
  if (typeof SharedWorker === 'undefined') alone();
  else leave = byWorker(since, hear, alone);
  return () => leave?.();
}

function byWorker(since: number, hear: (word: Word) => void, failed: () => void): () => void {
  let worker: SharedWorker;
  try {
    worker = new SharedWorker(new URL('./changes-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    // Not allowed here, as in some private windows.
    const later = setTimeout(failed);
    return () => clearTimeout(later);
  }
  const { port } = worker;
  let last = since;
  const say = (asked: Asked) => port.postMessage(asked);
  const doubt = setTimeout(failed, DOUBT_MS);
  worker.onerror = () => failed();
  port.onmessage = ({ data: word }: MessageEvent<Told>) => {
    clearTimeout(doubt);
    if (word.kind === 'joined') return;
    if ('sequence' in word) last = word.sequence;
    hear(word);
  };
  const leave = () => say({ kind: 'leave' });
  // A page that is gone back to, out of the browser's memory, goes on where it was.
  const back = ({ persisted }: PageTransitionEvent) => {
    if (persisted) say({ kind: 'join', since: last });
  };
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', back);
  say({ kind: 'join', since });
  return () => {
    clearTimeout(doubt);
    worker.onerror = null;
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', back);
    leave();
    port.close();
  };
}
