import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { askVersion, type ServerVersion } from './version-output.ts';

interface Entry {
  mtimeMs: number;
  size: number;
  /** Missing for a program that doesn't say it is a Redis or Valkey. */
  told?: ServerVersion;
}

/**
 * What server programs said to `--version`, kept in a file so that a start needn't run them again.
 * An entry holds as long as the program's time and size are those it was asked at.
 */
export class VersionCache {
  readonly #path: string;
  #entries: Map<string, Entry> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async ask(program: string): Promise<ServerVersion | undefined> {
    const { mtimeMs, size } = await stat(program);
    const entries = await this.#load();
    const known = entries.get(program);
    if (known && known.mtimeMs === mtimeMs && known.size === size) return known.told;
    const told = await askVersion([program]);
    entries.set(program, { mtimeMs, size, ...(told && { told }) });
    await this.#save(entries);
    return told;
  }

  async #load(): Promise<Map<string, Entry>> {
    if (this.#entries) return this.#entries;
    let entries = new Map<string, Entry>();
    try {
      entries = new Map(
        Object.entries(JSON.parse(await readFile(this.#path, 'utf8')) as Record<string, Entry>),
      );
    } catch {
      // None yet, or unreadable: the programs are asked again.
    }
    this.#entries ??= entries;
    return this.#entries;
  }

  async #save(entries: Map<string, Entry>): Promise<void> {
    const draft = `${this.#path}.${process.pid}`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(draft, JSON.stringify(Object.fromEntries(entries), undefined, 2));
      await rename(draft, this.#path);
    } catch {
      // Only a cache: where it can't be written, the next start asks again.
    }
  }
}
