import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';
import { type AofManifest, appendDirectory, MANIFEST, readManifestSync, tellManifest } from './manifest.ts';

export interface Held {
  /** Name of the base file, which says what positions mean. */
  base: string | undefined;
}

/**
 * Keeps the append-only file of the node in `directory`, running or not, as it is now: `AppendOnlyFile.open(target)` opens it, whatever
 * a rewrite removes from the node meanwhile. It costs no room until then, since the files are linked, and what the node
 * appends to them is there too. Of the base file it keeps the length, which is what positions need. What is in `target` already stays.
 * Waits for the file system: 0.4 ms, where a step at a time beside other work takes five, in which nobody may write.
 * @param target on the same file system; the directory above it must exist
 * @returns what is there now; undefined for a node without an append-only file
 * @throws AofError when its manifest means nothing; or what the file system says. Nothing is kept then
 */
export function holdAof(directory: string, target: string): Held | undefined {
  const before = readManifestSync(target);
  if (before) return heldBy(before);
  for (let attempt = 0; attempt < 3; attempt++) {
    const manifest = readManifestSync(directory);
    if (!manifest) return undefined;
    rmSync(target, { recursive: true, force: true });
    try {
      linkAll(directory, target, manifest);
      return heldBy(manifest);
    } catch (error) {
      rmSync(target, { recursive: true, force: true });
      // A rewrite has replaced one since the manifest was read, if the node itself is still there.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      statSync(join(target, '..'));
    }
  }
  throw new AofError(`the append-only file in ${directory} was rewritten again and again`);
}

function heldBy({ base }: AofManifest): Held {
  return { base: base?.name };
}

function linkAll(directory: string, target: string, { base, incr }: AofManifest): void {
  const [from, to] = [appendDirectory(directory), appendDirectory(target)];
  mkdirSync(target, { mode: 0o700 });
  mkdirSync(to, { mode: 0o700 });
  for (const { name } of incr) linkSync(join(from, name), join(to, name));
  if (base) standIn(join(to, base.name), statSync(join(from, base.name)).size);
  // Last, since what has one is whole.
  writeFileSync(join(to, MANIFEST), tellManifest({ ...(base ? { base } : {}), incr, history: [] }));
}

/** A file of that length which takes no room. */
function standIn(path: string, length: number): void {
  closeSync(openSync(path, 'wx'));
  truncateSync(path, length);
}
