import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layAof } from '../../aof/testing.ts';
import type { Replication } from '../../engine/replication.ts';
import type { ControlContext } from '../context.ts';
import { DataPaths } from '../data-paths.ts';
import { atPromotion, type LossInput } from './losses.ts';

let root: string;
let ctx: ControlContext;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-losses-'));
  mkdirSync(join(root, 'dead'));
  ctx = { paths: new DataPaths(root) } as ControlContext;
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const OLD = 'appendonly.aof.1.base.rdb';
const NEW = 'appendonly.aof.2.base.rdb';

const chosen: LossInput = {
  deadClusterId: 'a',
  deadDirectory: 'dead',
  diedAt: 0,
  survivorDirectory: 'survivor',
  survivorSample: {
    aofCurrentSize: 5_000,
    aofBaseSize: 100,
    aofBufferLength: 0,
    replOffset: 70_000,
    replIds: ['stream'],
    base: OLD,
  },
};

function was(role: Replication['role'], current: number, base: number): Replication {
  const info = new Map([
    ['aof_current_size', String(current)],
    ['aof_base_size', String(base)],
    ['aof_buffer_length', '0'],
    ['master_repl_offset', '71000'],
    ['master_replid', 'stream'],
    ['repl_backlog_active', '1'],
  ]);
  return { role, info } as unknown as Replication;
}

const lay = (seq: number) => layAof(join(root, 'survivor'), [''], 'REDIS', seq);

it('takes the place where the survivor was when it took over, and keeps its file', async () => {
  lay(1);
  const { survivorSample, survivorHeld } = await atPromotion(ctx, chosen, 3, was('slave', 6_000, 100));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 6_000, replOffset: 71_000, base: OLD });
  expect(survivorHeld).toBe('dead/new-primary/3');
});

it('knows of a rewrite that ended between its choice and its promotion', async () => {
  lay(2);
  const { survivorSample } = await atPromotion(ctx, chosen, 3, was('slave', 400, 300));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 400, base: NEW });
});

it('gives a place of before a rewrite that ended after the promotion no base that it does not belong to', async () => {
  lay(2);
  const { survivorSample } = await atPromotion(ctx, chosen, 3, was('slave', 6_000, 100));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 6_000, base: OLD });
});

it('stays with what it knew of one that was a primary already', async () => {
  lay(1);
  const { survivorSample } = await atPromotion(ctx, chosen, 3, was('master', 9_000, 100));
  expect(survivorSample).toEqual(chosen.survivorSample);
});
