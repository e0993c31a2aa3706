import type { History, Wrote } from './history.ts';
import { keysOf } from './keys.ts';
import { type Address, isRefusal, Link } from './link.ts';
import { Track } from './track.ts';

export interface FlooderOptions {
  name: string;
  group: string;
  /** The primary endpoint. */
  address: Address;
  history: History;
}

/** So many bytes beside each write fill the buffers between a primary and a stopped replica within a moment. */
const FILLER = 'x'.repeat(4_000);
/** Writes that are on their way at once. */
const AT_ONCE = 32;
/** More than this fills the disk, which is another step's business. */
const MOST = 5_000;

/** Writes as fast as it can, for a moment: so that what a primary acknowledges just before its end has not reached its replicas. */
export class Flooder {
  readonly track: Track;
  readonly #options: FlooderOptions;
  #n = 0;
  #isFlooding = false;

  constructor(options: FlooderOptions) {
    this.#options = options;
    this.track = new Track(options);
  }

  /**
   * Writes until `over` resolves, or the connection ends. Not while it does already: numbers would come by two connections
   * then, in an order that nobody promises.
   */
  async flood(over: Promise<unknown>): Promise<void> {
    if (this.#isFlooding) return;
    this.#isFlooding = true;
    await this.#flood(over).finally(() => {
      this.#isFlooding = false;
    });
  }

  async #flood(over: Promise<unknown>): Promise<void> {
    const link = await Link.open(this.#options.address).catch(() => undefined);
    if (!link) return;
    let isOver = false;
    void over.finally(() => {
      isOver = true;
    });
    const last = this.#n + MOST;
    const work = async () => {
      while (!isOver && link.isOpen && this.#n < last) if (!(await this.#write(link))) return;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    link.close();
  }

  async #write(link: Link): Promise<boolean> {
    const { name, history } = this.#options;
    const n = ++this.#n;
    const from = history.now();
    void link.send('SET', `${name}:filler`, FILLER).catch(() => undefined);
    const outcome = await link.send('RPUSH', keysOf(name).log, String(n)).then(
      (): Wrote['outcome'] => 'acknowledged',
      (error: unknown) => (isRefusal(error) ? undefined : ('unknown' as const)),
    );
    if (outcome) this.track.wrote({ n, effect: 'push', from, to: history.now(), run: link.run, outcome });
    return outcome === 'acknowledged';
  }
}
