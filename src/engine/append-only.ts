import { access, constants, copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAtLeast } from '../domain/version.ts';
import { nodeFiles } from './files.ts';

const BASE = 'appendonly.aof.1.base.rdb';
const MANIFEST = 'appendonly.aof.manifest';

/**
 * Makes `rdb` what a node that was not yet started holds, with its append-only file on from the first write.
 *
 * An append-only file begins with an RDB as its base, so the snapshot is put there as that base: the engine loads it
 * and appends to a file beside it. Loading `dump.rdb` and switching the append-only file on afterwards would write
 * all data a second time and leave writes unprotected meanwhile. The base is never written to again, only
 * unlinked by the next rewrite, so a hard link will do where the file system has one.
 */
export async function seedAppendOnly(directory: string, rdb: string, version: string): Promise<void> {
  const files = nodeFiles(directory);
  if (!isAtLeast(version, '7.0')) {
    // One file then, that the engine appends to: it must be the node's own.
    await rm(files.appendFile, { force: true });
    await copyFile(rdb, files.appendFile, constants.COPYFILE_FICLONE);
    return;
  }
  await rm(files.appendDirectory, { recursive: true, force: true });
  await mkdir(files.appendDirectory, { mode: 0o700 });
  await linkOrCopy(rdb, join(files.appendDirectory, BASE));
  await writeFile(join(files.appendDirectory, MANIFEST), `file ${BASE} seq 1 type b\n`);
}

/** Whether a node that was started before still has its append-only file, of whichever engine's form. */
export async function holdsData(directory: string): Promise<boolean> {
  const files = nodeFiles(directory);
  const forms = [join(files.appendDirectory, MANIFEST), files.appendFile];
  const found = await Promise.all(
    forms.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** Has a node hold nothing; it must not be running. */
export async function removeData(directory: string): Promise<void> {
  const files = nodeFiles(directory);
  await rm(files.appendDirectory, { recursive: true, force: true });
  await rm(files.appendFile, { force: true });
}

/** While a whole append-only file is written after a full sync, what is new comes into this one, which no manifest names. */
const UNNAMED = 'temp-appendonly.aof.incr';

/**
 * Whether the files of a running node are all that it holds. After a full sync they are what it held before, until a
 * rewrite has ended: a node that ends meanwhile comes back with that.
 */
export async function isWrittenDown(directory: string): Promise<boolean> {
  return access(join(nodeFiles(directory).appendDirectory, UNNAMED)).then(
    () => false,
    () => true,
  );
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (
      !['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(
        (error as NodeJS.ErrnoException).code ?? '',
      )
    )
      throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}
