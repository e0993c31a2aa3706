import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNode } from '../../src/cli/tour/node-client.ts';
import { runCli } from '../support/cli.ts';
import { TEST_ENGINES } from '../support/engines.ts';
import { expectGone, tourUntil } from '../support/tour.ts';

const TIMEOUT_MS = 300_000;
let data = '';
let args: string[] = [];

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'holdfast-tour-test-'));
  args = ['--data', data, 'tour', 'replicas', '--keys', '5000', '--engines', TEST_ENGINES];
});

afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Answer {
  held: boolean;
  steps: {
    row: string;
    title: string;
    ok: boolean;
    detail: string;
    writer?: { outageMs: number; lost: number };
  }[];
  writer: { acknowledged: number; lost: number; connections: number };
  failovers: { Kind: string; Cause: string; WriteOutage?: number; LostWrites?: { Status: string } }[];
}

test('every row of the second document holds while a writer goes on', { timeout: TIMEOUT_MS }, async () => {
  const { code, stdout } = await runCli([...args, '--json']);
  const answer = JSON.parse(stdout) as Answer;
  expect({ code, failed: answer.steps.filter((step) => !step.ok) }).toEqual({ code: 0, failed: [] });
  const rows = new Set(answer.steps.map((step) => step.row).filter(Boolean));
  expect([...rows].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
    Array.from({ length: 11 }, (_, index) => `R${index + 1}`),
  );
  const met = answer.steps.filter((step) => step.writer);
  expect(met.length).toBeGreaterThanOrEqual(12);
  const switchover = met.find(({ title }) => title.startsWith('switch over'));
  expect(switchover?.writer?.lost).toBe(0);
  expect(answer.writer.acknowledged).toBeGreaterThan(1_000);
  expect(answer.writer.connections).toBeGreaterThanOrEqual(4);
  expect(answer.failovers.map(({ Kind, Cause }) => `${Kind} ${Cause}`)).toEqual([
    'switchover requested',
    'failover ended',
    'failover hung',
    'failover ended',
  ]);
  // Of the kill while the replicas were behind: how far they were is the kernel's, and what was lost was replayed.
  expect(answer.failovers.at(-1)?.LostWrites?.Status).toMatch(/^(found|none)$/);
  expect(answer.writer.lost).toBe(0);
  for (const { WriteOutage } of answer.failovers) expect(WriteOutage).toBeGreaterThan(0);
  await expectGone(answer.steps[0]!.detail);
});

test('an acknowledged write that is missing ends it with 1', { timeout: TIMEOUT_MS }, async () => {
  const { code, output } = await tourUntil(args, /(127[\d.]+):(\d+), where/, async (_, match) => {
    const client = await openNode({ address: match[1]!, port: Number(match[2]) });
    await client.send(['DEL', 'steady:1']);
    client.close();
  });
  expect(code, output).toBe(1);
  expect(output).toMatch(/switch over .* lost \d+\] failed\n.*1 acknowledged writes? .*missing/);
  expect(output).toContain('error: the tour did not hold');
  await expectGone(output);
});

test('Ctrl-C ends it with 130, and nothing is left', { timeout: TIMEOUT_MS }, async () => {
  const { code, output } = await tourUntil(args, /add four more/, (child) => {
    child.kill('SIGINT');
  });
  expect(code, output).toBe(130);
  expect(output).toContain('error: interrupted');
  await expectGone(output);
});
