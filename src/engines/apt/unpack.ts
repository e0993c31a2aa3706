import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';
import { AptError, classifyAptOutput } from './error.ts';

/** Unpacks every .deb of a directory into `target`, removing each as it goes. Nothing of a package is run. */
export async function unpackPackages(downloads: string, target: string, signal?: AbortSignal): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of (await readdir(downloads)).filter((file) => file.endsWith('.deb'))) {
    const path = join(downloads, name);
    const result = await run(['dpkg-deb', '-x', path, target], { signal }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new AptError('tools', 'There is no dpkg-deb on this machine', { cause: error });
    });
    if (result.code !== 0) {
      // One line of it: a full disk is told of once for each file.
      const words = result.stderr.trim().split('\n')[0] ?? '';
      throw new AptError(classifyAptOutput(result.stderr), `${name} can't be unpacked: ${words}`);
    }
    await rm(path);
  }
}
