import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layAof } from '../../aof/testing.ts';
import type { Replication } from '../../engine/replication.ts';
import type { ControlContext } from '../context.ts';
import { DataPaths } from '../data-paths.ts';
import { atChoice, atPromotion, type LossInput } from './losses.ts';

let root: string;
let ctx: ControlContext;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-losses-'));
  mkdirSync(join(root, 'dead'));
  ctx = { paths: new DataPaths(root), logger: pino({ level: 'silent' }) } as ControlContext;
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

/** The survivor's file after so many rewrites. */
function lay(seq: number): void {
  rmSync(join(root, 'survivor'), { recursive: true, force: true });
  layAof(join(root, 'survivor'), [''], 'REDIS', seq);
}

/** From choice to promotion. */
function promote(input: LossInput, before: Replication, meanwhile = () => {}): LossInput {
  const atFirst = atChoice(ctx, input, 3);
  meanwhile();
  return atPromotion(ctx, atFirst, 3, before);
}

it('takes the place where the survivor was when it took over, and keeps its file', () => {
  lay(1);
  const { survivorSample, survivorHeld } = promote(chosen, was('slave', 6_000, 100));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 6_000, replOffset: 71_000, base: OLD });
  expect(survivorHeld).toEqual([
    { directory: 'dead/new-primary/3/promoted', base: OLD },
    { directory: 'dead/new-primary/3/chosen', base: OLD },
  ]);
});

it('knows of a rewrite that ended between its choice and its promotion', () => {
  lay(1);
  const { survivorSample } = promote(chosen, was('slave', 400, 300), () => lay(2));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 400, base: NEW });
});

it('has the place in the file of before a rewrite that ended right after its promotion', () => {
  lay(1);
  const { survivorSample, survivorHeld } = promote(chosen, was('slave', 6_000, 100), () => lay(2));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 6_000, base: OLD });
  expect(survivorHeld!.map(({ base }) => base)).toEqual([NEW, OLD]);
});

it('goes by the file of its promotion where a rewrite ended while it was chosen', () => {
  lay(2);
  const { survivorSample } = promote(chosen, was('slave', 400, 300));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 400, base: NEW });
});

it('claims no base where two rewrites have ended', () => {
  lay(2);
  const { survivorSample } = promote(chosen, was('slave', 400, 300), () => lay(3));
  expect(survivorSample).toMatchObject({ aofCurrentSize: 400, base: undefined });
});

describe('where its file can not be kept', () => {
  // A file stands where the directory would be.
  it('goes by the base that it has', () => {
    writeFileSync(join(root, 'dead/new-primary'), '');
    lay(1);
    const found = promote(chosen, was('slave', 6_000, 100));
    expect(found.survivorHeld).toBeUndefined();
    expect(found.survivorSample).toMatchObject({ aofCurrentSize: 6_000, base: OLD });
    const rewritten = promote(chosen, was('slave', 400, 300), () => lay(2));
    expect(rewritten.survivorSample).toMatchObject({ aofCurrentSize: 400, base: NEW });
  });

  it('claims no base that it was not seen to have', () => {
    writeFileSync(join(root, 'dead/new-primary'), '');
    lay(2);
    expect(atChoice(ctx, chosen, 3).survivorSample).toMatchObject({ base: undefined });
  });

  it('at its promotion, the place of after a rewrite is in none that was kept', () => {
    lay(1);
    const { survivorSample, survivorHeld } = promote(chosen, was('slave', 400, 300), () => {
      lay(2);
      rmSync(join(root, 'dead/new-primary/3'), { recursive: true });
      writeFileSync(join(root, 'dead/new-primary/3'), '');
    });
    expect(survivorHeld).toEqual([{ directory: 'dead/new-primary/3/chosen', base: OLD }]);
    expect(survivorSample).toMatchObject({ aofCurrentSize: 400, base: NEW });
  });
});

it('stays with what it knew of one that was a primary already', () => {
  lay(1);
  const { survivorSample } = promote(chosen, was('master', 9_000, 100));
  expect(survivorSample).toEqual(chosen.survivorSample);
});

it('keeps nothing of an epoch whose change was called off', () => {
  lay(1);
  atChoice(ctx, chosen, 3);
  lay(2);
  const { survivorHeld } = atChoice(ctx, chosen, 3);
  expect(survivorHeld).toEqual([{ directory: 'dead/new-primary/3/chosen', base: NEW }]);
});

it('keeps what it knew at an earlier choice, when a change is begun anew', () => {
  lay(1);
  const first = atChoice(ctx, chosen, 3);
  lay(2);
  const { survivorSample, survivorHeld } = atChoice(ctx, first, 4);
  expect(survivorSample).toEqual(chosen.survivorSample);
  expect(survivorHeld!.map(({ directory, base }) => [directory, base])).toEqual([
    ['dead/new-primary/4/chosen', NEW],
    ['dead/new-primary/3/chosen', OLD],
  ]);
});
