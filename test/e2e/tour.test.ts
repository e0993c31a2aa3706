import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNode } from '../../src/cli/tour/node-client.ts';
import { runCli } from '../support/cli.ts';
import { TEST_ENGINES } from '../support/engines.ts';
import { expectGone, tourUntil } from '../support/tour.ts';

const TIMEOUT_MS = 300_000;
let args: string[] = [];
const flags = ['tour', '--keys', '20000', '--engines', TEST_ENGINES];
let data = '';

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'holdfast-tour-test-'));
  args = ['--data', data, ...flags];
});

afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Answer {
  held: boolean;
  steps: { row: string; ok: boolean; detail: string }[];
  comparison: { keys: number; liveKeys: number; identical: number; reordered: number; expiries: number };
}

test('every row of the first document holds', { timeout: TIMEOUT_MS }, async () => {
  const { code, stdout } = await runCli([...args, '--json']);
  const answer = JSON.parse(stdout) as Answer;
  expect({ code, failed: answer.steps.filter((step) => !step.ok) }).toEqual({ code: 0, failed: [] });
  const rows = new Set(answer.steps.map((step) => step.row).filter(Boolean));
  expect([...rows].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
    Array.from({ length: 10 }, (_, index) => `S${index + 1}`),
  );
  const { keys, liveKeys, identical, reordered, expiries } = answer.comparison;
  expect({ keys: keys - liveKeys, expiries }).toEqual({ keys: 20_000, expiries: 4_000 });
  expect(identical + reordered).toBe(keys);
  await expectGone(answer.steps[0]!.detail);
});

test('a restored cluster that lacks a key ends it with 1', { timeout: TIMEOUT_MS }, async () => {
  const { code, output } = await tourUntil(
    args,
    /at (127[\d.]+):(\d+), which answers PING/,
    async (_, match) => {
      // The last of the databases to be compared.
      const client = await openNode({ address: match[1]!, port: Number(match[2]) }, 15);
      await client.send(['FLUSHDB']);
      client.close();
    },
  );
  expect(code, output).toBe(1);
  expect(output).toMatch(
    /S10 +compare .* failed\n[\s\S]*of database 15 is missing from the restored cluster/,
  );
  expect(output).toContain('error: the tour did not hold');
  await expectGone(output);
});

test('Ctrl-C ends it with 130, and nothing is left', { timeout: TIMEOUT_MS }, async () => {
  const { code, output } = await tourUntil(args, /take snapshot examplesnapshot/, (child) => {
    child.kill('SIGINT');
  });
  expect(code, output).toBe(130);
  expect(output).toContain('error: interrupted');
  await expectGone(output);
});
