// Three minutes of the randomised fault run; npm run torture goes on for an hour.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../torture/main.ts');
const MINUTES = 3;

test(
  'whatever is done to two groups under load, every promise is kept',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'holdfast-history-'));
    try {
      const options = ['--minutes', String(MINUTES), '--history', join(directory, 'history.jsonl')];
      const { code, output } = await torture(options);
      // The output has the seed, and what to type to have it again.
      expect(code, output).toBe(0);
      expect(output).toContain('Every promise was kept.');
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
  (MINUTES + 7) * 60_000,
);

function torture(options: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...options],
      {
        env: { ...process.env, NODE_OPTIONS: '' },
        maxBuffer: 64 * 1024 * 1024,
        timeout: (MINUTES + 6) * 60_000,
      },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, output: `${stdout}\n${stderr}` }),
    );
  });
}
