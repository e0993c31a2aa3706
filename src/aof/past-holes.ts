import { type Bytes, readRange } from './append-only-file.ts';
import { CommandWalker } from './commands.ts';

const BLOCK_BYTES = 1024 * 1024;
const ASTERISK = 42;
const HASH = 35;

/** What is no command: from the end of the last whole one to where the next begins. */
export interface Cut {
  from: number;
  to: number;
}

/**
 * A walk that goes on where a full disk has cut off a command: behind the hole that the engine then left (see holes.ts).
 * What the file's last transaction had done before is given up there, as is the database where SELECT was among what is gone.
 */
export class WalkerPastHoles extends CommandWalker {
  /** In order. */
  readonly cuts: Cut[] = [];
  readonly #bytes: Bytes;

  constructor(source: Bytes, from: number) {
    super(source, from);
    this.#bytes = source;
  }

  override async more(): Promise<boolean> {
    if (await super.more()) return true;
    if (this.ending === 'whole') return false;
    const to = await behindZeros(this.#bytes, this.end);
    if (to === undefined) return false;
    this.cuts.push({ from: this.end, to });
    this.goOnAt(to);
    return super.more();
  }
}

/** Where, after `from`, a command begins with zeros before it. */
async function behindZeros(source: Bytes, from: number): Promise<number | undefined> {
  for (let at = from; at < source.end; at += BLOCK_BYTES) {
    // One more, so that a command at the beginning of the next block has its zero before it.
    const block = await readRange(source, at, Math.min(at + BLOCK_BYTES + 1, source.end));
    for (let zero = block.indexOf(0); zero >= 0; zero = block.indexOf(0, zero)) {
      while (block[zero] === 0) zero++;
      const isLikely = block[zero] === ASTERISK || block[zero] === HASH;
      if (isLikely && (await isCommand(source, at + zero))) return at + zero;
    }
  }
  return undefined;
}

async function isCommand(source: Bytes, at: number): Promise<boolean> {
  const walker = new CommandWalker(source, at);
  do if (walker.next()) return /^[A-Z]+$/.test(walker.name);
  while (await walker.more());
  return false;
}
