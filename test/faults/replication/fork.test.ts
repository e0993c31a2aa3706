// Engines fork to save and to give a replica all data: what becomes of a group when they can't.
import { execFile, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ENGINES } from '../../support/holdfast.ts';

const RUN = join(import.meta.dirname, '../support/fork-run.ts');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** The limit of processes doesn't hold for root. */
const AS_USER = isRoot
  ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  : ['setpriv'];

/** Why it can't be tried here; undefined when it can. */
function obstacle(): string | undefined {
  const script = 'ls "$1" >/dev/null && prlimit --pid $$ --nproc=1: && (exec true) && echo forked';
  const { stdout, stderr, error } = spawnSync(
    AS_USER[0]!,
    [...AS_USER.slice(1), 'sh', '-c', script, 'sh', ENGINES],
    { encoding: 'utf8' },
  );
  if (/fork/i.test(stderr ?? '')) return undefined;
  return `no user here can be kept from forking (${error?.message ?? (stderr.trim() || stdout.trim())})`;
}

test('nodes that can’t fork are no reason to fail over or to begin over and over, and fail over all the same', async (context) => {
  const why = obstacle();
  context.skip(why !== undefined, why);
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-fork-'));
  if (isRoot) chownSync(directory, NOBODY, NOBODY);
  try {
    const { stdout } = await promisify(execFile)(AS_USER[0]!, [...AS_USER.slice(1), process.execPath, RUN], {
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: directory, HOME: directory },
      timeout: 120_000,
    });
    const result = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
    expect(result).toMatchObject({
      saved: expect.stringMatching(/^Snapshot failed/),
      told: expect.stringContaining('g-001'),
      afterwards: 0,
      samePrimary: true,
      missingFromAdded: [],
      written: 'OK',
      fullSyncsAfterFailover: 0,
      missing: [],
      strays: [],
    });
    // An engine that is left alone tries a thousand times each second.
    expect(result['fullSyncs']).toBeLessThan(1_000);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
