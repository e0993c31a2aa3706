import net from 'node:net';

/** What a writer sends at a time, and what is to be found afterwards if it was acknowledged. */
export interface Unit {
  lines: readonly string[];
  /** `DATABASE KEY` of each key that it makes. */
  keys: readonly string[];
  /** By how much it raises the counter. */
  counts?: number;
}

/** Clients at full speed, each with a connection of its own, that remember what they sent and what was acknowledged. */
export class RawWriters {
  readonly issued = new Set<string>();
  readonly acknowledged = new Set<string>();
  /** The counter is at least `counted.acknowledged` and at most `counted.issued`. */
  readonly counted = { issued: 0, acknowledged: 0 };
  units = 0;
  readonly #sockets: net.Socket[] = [];
  #waiting: { units: number; resolve: () => void } | undefined;

  /** @param make makes the `n`th unit of a writer; names in it must be its own */
  constructor(
    node: { address: string; port: number },
    writers: number,
    make: (writer: number, n: number) => Unit,
  ) {
    for (let writer = 0; writer < writers; writer++) this.#write(node, (n) => make(writer, n));
  }

  /** Resolves once as many further units were acknowledged. */
  more(units: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { units: this.units + units, resolve };
    });
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #write(node: { address: string; port: number }, make: (n: number) => Unit): void {
    const socket = net.connect(node.port, node.address).setNoDelay().setEncoding('latin1');
    this.#sockets.push(socket);
    // The end of the server is the end of the writer.
    socket.on('error', () => undefined);
    let n = 0;
    let unit: Unit;
    let answer = '';
    const send = () => {
      unit = make(n++);
      for (const key of unit.keys) this.issued.add(key);
      this.counted.issued += unit.counts ?? 0;
      socket.write([...unit.lines, `ECHO end-of-${n}`, ''].join('\r\n'));
    };
    socket.on('data', (text: string) => {
      answer += text;
      if (!answer.endsWith(`end-of-${n}\r\n`)) return;
      if (/^-/m.test(answer)) throw new Error(answer);
      answer = '';
      this.#acknowledge(unit);
      send();
    });
    send();
  }

  #acknowledge({ keys, counts = 0 }: Unit): void {
    for (const key of keys) this.acknowledged.add(key);
    this.counted.acknowledged += counts;
    this.units++;
    if (this.#waiting && this.units >= this.#waiting.units) this.#waiting.resolve();
  }
}
