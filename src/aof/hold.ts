import { link, mkdir, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';
import { type AofManifest, appendDirectory, MANIFEST, readManifest, tellManifest } from './manifest.ts';

export interface Held {
  /** Name of the base file, which says what positions mean. */
  base: string | undefined;
}

/**
 * Keeps the append-only file of the node in `directory`, running or not, as it is now: `AppendOnlyFile.open(target)` opens it, whatever
 * a rewrite removes from the node meanwhile. It costs no room until then, since the files are linked, and what the node
 * appends to them is there too. Of the base file it keeps the length, which is what positions need. What is in `target` already stays.
 * @param target on the same file system; the directory above it must exist
 * @returns what is there now; undefined for a node without an append-only file
 * @throws AofError when its manifest means nothing; or what the file system says
 */
export async function holdAof(directory: string, target: string): Promise<Held | undefined> {
  const before = await readManifest(target);
  if (before) return heldBy(before);
  for (let attempt = 0; attempt < 3; attempt++) {
    const manifest = await readManifest(directory);
    if (!manifest) return undefined;
    await rm(target, { recursive: true, force: true });
    try {
      await linkAll(directory, target, manifest);
      return heldBy(manifest);
    } catch (error) {
      await rm(target, { recursive: true, force: true });
      // A rewrite has replaced one since the manifest was read, if the node itself is still there.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await stat(join(target, '..'));
    }
  }
  throw new AofError(`the append-only file in ${directory} was rewritten again and again`);
}

function heldBy({ base }: AofManifest): Held {
  return { base: base?.name };
}

async function linkAll(directory: string, target: string, { base, incr }: AofManifest): Promise<void> {
  const [from, to] = [appendDirectory(directory), appendDirectory(target)];
  await mkdir(target, { mode: 0o700 });
  await mkdir(to, { mode: 0o700 });
  for (const { name } of incr) await link(join(from, name), join(to, name));
  if (base) await standIn(join(to, base.name), (await stat(join(from, base.name))).size);
  // Last, since what has one is whole.
  await writeFile(join(to, MANIFEST), tellManifest({ ...(base ? { base } : {}), incr, history: [] }));
}

/** A file of that length which takes no room. */
async function standIn(path: string, length: number): Promise<void> {
  await (await open(path, 'wx')).close();
  await truncate(path, length);
}
