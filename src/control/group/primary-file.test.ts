import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppendOnlyFile } from '../../aof/append-only-file.ts';
import { command, layAof } from '../../aof/testing.ts';
import type { ControlContext } from '../context.ts';
import { DataPaths } from '../data-paths.ts';
import type { Answer } from './member.ts';
import { keepPrimaryFile, keptPrimaryFiles, releasePrimaryFile } from './primary-file.ts';

let root: string;
let ctx: ControlContext;
let isOwing: boolean;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-primary-file-'));
  mkdirSync(join(root, 'primary'));
  isOwing = false;
  ctx = {
    paths: new DataPaths(root),
    fullDisks: { owes: () => isOwing },
    logger: pino({ level: 'silent' }),
  } as unknown as ControlContext;
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = command('SET', 'key', 'value');

function answer(role: 'master' | 'slave', offset: number, replid = 'stream'): Answer {
  return {
    running: true,
    member: { node: { directory: 'primary', cluster_id: 'a' } },
    replication: { role, offset, replid },
  } as unknown as Answer;
}

/** The primary writes its file anew, and is looked at when it and its replicas have come to these offsets. */
async function rewritten(seq: number, offset: number, ...replicas: Answer[]): Promise<void> {
  rmSync(join(root, 'primary/appendonlydir'), { recursive: true, force: true });
  layAof(join(root, 'primary'), [write], 'REDIS', seq);
  await look(offset, ...replicas);
}

async function look(offset: number, ...replicas: Answer[]): Promise<void> {
  const leader = answer('master', offset);
  await keepPrimaryFile(ctx, leader, [leader, ...replicas]);
}

const FOLDER = 'primary/before-rewrites';
const kept = () => (existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)).sort() : []);
/** A replica that runs and doesn't answer, as one that is busy; and one that has ended. */
const [silent, dead] = [true, false].map((running) => ({ running }) as Answer) as [Answer, Answer];

it('keeps what a rewrite removes until every replica is past it', async () => {
  await rewritten(1, 1_000, answer('slave', 1_000));
  await rewritten(2, 5_000, answer('slave', 5_000), answer('slave', 4_999));
  expect(kept()).toEqual(['1-1@1000', '2-2@5000']);
  await using file = (await AppendOnlyFile.open(
    join(root, 'primary'),
    await keptPrimaryFiles(ctx, 'primary'),
  ))!;
  expect(file.end - file.start).toBe(2 * write.length);
  await look(6_000, answer('slave', 6_000), answer('slave', 4_999));
  expect(kept()).toHaveLength(2);
  await look(6_000, answer('slave', 6_000), answer('slave', 5_000));
  expect(kept()).toEqual(['2-2@5000']);
});

it('keeps it for a replica that does not answer just now', async () => {
  await rewritten(1, 1_000, answer('slave', 10));
  await rewritten(2, 5_000, silent, answer('slave', 5_000));
  expect(kept()).toEqual(['1-1@1000', '2-2@5000']);
});

it.each([
  ['of another history', [answer('slave', 10, 'another')]],
  ['that have ended', [dead]],
  ['that it does not have', []],
])('keeps nothing more for replicas %s', async (_, replicas) => {
  await rewritten(1, 1_000, answer('slave', 10));
  await rewritten(2, 5_000, ...replicas);
  expect(kept()).toEqual(['2-2@5000']);
});

it('keeps three states of it at most', async () => {
  for (let seq = 1; seq <= 6; seq++) await rewritten(seq, 1_000 * seq, answer('slave', 10));
  expect(kept()).toEqual(['3-3@3000', '4-4@4000', '5-5@5000', '6-6@6000']);
});

it('keeps none that a full disk needs the room of', async () => {
  await rewritten(1, 1_000, answer('slave', 10));
  isOwing = true;
  await rewritten(2, 2_000, answer('slave', 10));
  expect(kept()).toEqual([]);
});

it('gives up what it kept when it can keep no more', async () => {
  await rewritten(1, 1_000, answer('slave', 10));
  rmSync(join(root, 'primary/appendonlydir/appendonly.aof.1.incr.aof'));
  writeFileSync(
    join(root, 'primary/appendonlydir/appendonly.aof.manifest'),
    'file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.2.incr.aof seq 2 type i\n',
  );
  await look(2_000, answer('slave', 10));
  expect(kept()).toEqual([]);
});

it('goes on where a controller died in the middle', async () => {
  await rewritten(1, 1_000);
  rmSync(join(root, FOLDER, '1-1@1000/appendonlydir/appendonly.aof.manifest'));
  await look(2_000);
  await using file = (await AppendOnlyFile.open(join(root, FOLDER, '1-1@1000')))!;
  expect(file.end - file.start).toBe(write.length);
});

it('is no trouble for one whose file can’t be kept, nor for one without', async () => {
  await look(1_000);
  await rewritten(1, 1_000);
  await rm();
  rmSync(join(root, 'primary/appendonlydir/appendonly.aof.1.incr.aof'));
  await look(2_000);
  expect(kept()).toEqual([]);
  await rewritten(1, 3_000);
  expect(kept()).toEqual(['1-1@3000']);
});

it('forgets all of one that is no primary any more', async () => {
  await rewritten(1, 1_000);
  await rm();
  expect(readdirSync(join(root, 'primary'))).toEqual(['appendonlydir']);
});

async function rm(): Promise<void> {
  await releasePrimaryFile(ctx, { directory: 'primary' });
}
