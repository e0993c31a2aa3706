import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from './append-only-file.ts';

/** A command as it stands in an append-only file. */
export function command(...argv: string[]): string {
  return `*${argv.length}\r\n${argv.map((one) => `$${Buffer.byteLength(one)}\r\n${one}\r\n`).join('')}`;
}

/** Bytes in memory, of which at most `most` are given at a time. */
export class Memory implements Bytes {
  readonly #bytes: Buffer;
  readonly #most: number;
  /** How many were given so far. */
  given = 0;

  constructor(bytes: Buffer | string, most = Number.POSITIVE_INFINITY) {
    this.#bytes = Buffer.from(bytes);
    this.#most = most;
  }

  get end(): number {
    return this.#bytes.length;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    if (position >= this.end) return 0;
    const n = this.#bytes.copy(into, 0, position, Math.min(position + this.#most, this.end));
    this.given += n;
    return n;
  }
}

/** Lays files of an append-only file into a node's directory; those of `incr` are numbered from `seq` on. */
export function layAof(directory: string, incr: readonly (string | Buffer)[], base = 'REDIS', seq = 1): void {
  const folder = join(directory, 'appendonlydir');
  mkdirSync(folder, { recursive: true });
  const lines = [`file appendonly.aof.${seq}.base.rdb seq ${seq} type b`];
  writeFileSync(join(folder, `appendonly.aof.${seq}.base.rdb`), base);
  incr.forEach((bytes, i) => {
    const name = `appendonly.aof.${seq + i}.incr.aof`;
    writeFileSync(join(folder, name), bytes);
    lines.push(`file ${name} seq ${seq + i} type i`);
  });
  writeFileSync(join(folder, 'appendonly.aof.manifest'), `${lines.join('\n')}\n`);
}

/** A file in memory. */
export function fileBytes(path: string): Memory {
  return new Memory(readFileSync(path));
}
