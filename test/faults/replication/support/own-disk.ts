import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessRuntime } from '../../../../src/runtime/process-runtime.ts';
import type { TestGroup } from './replication-group.ts';

/** A small file system that one member's directory lies on. Needs a mount namespace of one's own. */
export interface OwnDisk extends AsyncDisposable {
  /** Takes all of it, to the last byte. */
  fill(): void;
  free(): void;
}

/** Moves a member, which is down meanwhile, with all that it holds to a disk of its own. */
export async function moveToOwnDisk(group: TestGroup, member: string, size: string): Promise<OwnDisk> {
  const { directory } = group.node(member);
  await group.withoutController(async () => {
    await group.kill(member);
    const kept = mkdtempSync(join(group.holdfast.data, 'kept-'));
    cpSync(directory, kept, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', directory]);
    cpSync(kept, directory, { recursive: true });
    rmSync(kept, { recursive: true });
  });
  await group.atRest();
  const filler = join(directory, 'temp-filler');
  return {
    fill() {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4_096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    // Whatever runs there is ended first: without its disk nobody would find it by its directory any more.
    async [Symbol.asyncDispose]() {
      await group.holdfast.kill();
      await new ProcessRuntime().clear(directory);
      execFileSync('umount', [directory]);
    },
  };
}
