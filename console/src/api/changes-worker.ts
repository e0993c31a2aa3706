import { openStream, type Word } from './change-stream.ts';
import { SharedStream } from './shared-stream.ts';

/** What a tab says to the worker: from where on it listens, or that it is gone. */
export type Asked = { kind: 'join'; since: number } | { kind: 'leave' };
/** What a tab hears: that it is heard, then the stream. */
export type Told = Word | { kind: 'joined' };

/** The scope of a shared worker, for which the library of pages has no type. */
declare const self: { onconnect: ((event: MessageEvent) => void) | null };

/** One for all tabs of a browser: holds the only connection to the change stream. */
const shared = new SharedStream(openStream);

self.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  let leave: (() => void) | undefined;
  const tell = (word: Told) => port.postMessage(word);
  const gone = () => {
    leave?.();
    leave = undefined;
  };
  port.onmessage = ({ data: asked }: MessageEvent<Asked>) => {
    gone();
    if (asked.kind === 'leave') return;
    tell({ kind: 'joined' });
    leave = shared.join(asked.since, tell);
  };
  // A tab that ends without a word: told of by newer browsers only.
  port.addEventListener('close', gone);
};
