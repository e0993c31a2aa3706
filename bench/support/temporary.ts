import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is made once and kept between runs: datasets, and an engine where there is none. */
export const CACHE = join(tmpdir(), 'holdfast-bench');

const made = new Set<string>();
process.once('exit', () => made.forEach(remove));

/** A directory outside of the repository; it goes with the process at the latest. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-bench-')));
  made.add(directory);
  return directory;
}

export function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  made.delete(directory);
}

/**
 * A block of loopback addresses, far from those that Holdfast takes by itself: `127.217.33` is the first /24 of it.
 * @param size in /24s, a power of two
 */
export function addressBlock(size = 1): string {
  const any = (n: number) => Math.floor(Math.random() * n);
  return `127.${200 + any(50)}.${any(256 / size) * size}`;
}
