import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { redis70 } from '../../test/support/engines.ts';
import { compareMark } from './compare-mark.ts';
import { type AofMark, readMark } from './mark.ts';
import { command, layAof } from './testing.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-aof-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const reasonOf = async (mark: AofMark, where = directory) => {
  const answer = await compareMark(where, mark);
  return answer.ok ? 'ok' : answer.reason;
};

/** The mark as it comes back from where it was kept. */
const marked = async () => JSON.parse(JSON.stringify(await readMark(directory))) as AofMark;

const writes = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => command('SET', `key:${from + i}`, 'value')).join('');
const now = () => Math.floor(Date.now() / 1_000);

describe('what was marked', () => {
  it('is found again, with what was written since', async () => {
    layAof(directory, [writes(0, 1_000)]);
    const mark = await marked();
    expect(mark).toMatchObject({
      incr: 'appendonly.aof.1.incr.aof',
      seq: 1,
      length: writes(0, 1_000).length,
    });
    expect(await reasonOf(mark)).toBe('ok');
    layAof(directory, [writes(0, 1_200)]);
    expect(await reasonOf(mark)).toBe('ok');
    layAof(directory, [writes(0, 1_200), writes(1_200, 1_300)]);
    expect(await reasonOf(mark)).toBe('ok');
  });

  it('is stale when it is shorter, or of an earlier file', async () => {
    layAof(directory, [writes(0, 1_000)], 'REDIS', 4);
    const mark = await marked();
    layAof(directory, [writes(0, 999)], 'REDIS', 4);
    expect(await reasonOf(mark)).toBe('stale');
    layAof(directory, [writes(0, 1_000)], 'REDIS', 3);
    expect(await reasonOf(mark)).toBe('stale');
  });

  it('is empty without files, or with new ones', async () => {
    layAof(directory, [writes(0, 1_000)], 'REDIS with some data');
    const mark = await marked();
    expect(await reasonOf(mark, '/nonexistent')).toBe('empty');
    layAof(directory, [''], 'REDIS');
    expect(await reasonOf(mark)).toBe('empty');
    layAof(directory, [''], 'REDIS with some data');
    expect(await reasonOf(mark)).toBe('empty');
    layAof(directory, []);
    expect(await reasonOf(mark)).toBe('empty');
    expect(await readMark(directory)).toBeUndefined();
    layAof(directory, [writes(0, 1_000)], 'REDIS with some data');
    rmSync(join(directory, 'appendonlydir/appendonly.aof.1.base.rdb'));
    expect(await reasonOf(mark)).toBe('empty');
  });

  it('is foreign with other commands, or before them another base', async () => {
    layAof(directory, [writes(0, 1_000)], 'REDIS with some data');
    const mark = await marked();
    layAof(
      directory,
      [writes(0, 999) + command('SET', 'key:999', 'VALUE') + writes(1_000, 1_001)],
      'REDIS with some data',
    );
    expect(await reasonOf(mark)).toBe('foreign');
    layAof(directory, [writes(0, 1_000)], 'REDIS with some DATA');
    expect(await reasonOf(mark)).toBe('foreign');
  });

  it('may have been rewritten since, but not before', async () => {
    layAof(directory, [writes(0, 1_000)], 'REDIS', 4);
    const mark = await marked();
    const rewritten = (seconds: number) => {
      rmSync(join(directory, 'appendonlydir'), { recursive: true });
      layAof(directory, [`${command('SELECT', '0')}#TS:${seconds}\r\n${writes(0, 5)}`], 'REDIS', 5);
    };
    rewritten(now() + 1);
    expect(await reasonOf(mark)).toBe('ok');
    rewritten(now() - 60);
    expect(await reasonOf(mark)).toBe('foreign');
    rmSync(join(directory, 'appendonlydir'), { recursive: true });
    layAof(directory, [''], 'REDIS', 5);
    expect(await reasonOf(mark)).toBe('ok');
  });

  it('may have been rewritten at that very moment', async () => {
    layAof(directory, [writes(0, 10), writes(10, 20)]);
    const mark = await marked();
    expect(mark.seq).toBe(2);
    rmSync(join(directory, 'appendonlydir'), { recursive: true });
    layAof(directory, [writes(10, 30)], 'REDIS anew', 2);
    expect(await reasonOf(mark)).toBe('ok');
  });
});

describe("a server's own files", () => {
  it('are known again while it writes and rewrites, and after a restart', async () => {
    const engine = await redis70();
    const node = new BareNode(directory, `${someAddresses()}.1`);
    await node.start(engine);
    const marks = [await marked()];
    try {
      for (let round = 0; round < 3; round++) {
        let done = false;
        const rewritten = node.rewrite().finally(() => {
          done = true;
        });
        const writeAndMark = async () => {
          for (let i = 0; !done || i < 20; i++) {
            await node.command('SET', `key:${i}`, 'x'.repeat(1_000));
            marks.push(await marked());
            expect(await reasonOf(marks.at(-1)!)).toBe('ok');
          }
        };
        await Promise.all([rewritten, writeAndMark()]);
      }
      expect(new Set(marks.map(({ seq }) => seq)).size).toBe(4);
      await node.kill();
      await node.start(engine);
      for (const mark of marks) expect(await reasonOf(mark)).toBe('ok');
    } finally {
      await node.kill();
    }
  });

  it('are told from those of one that began anew, and from older ones', async () => {
    const engine = await redis70();
    const node = new BareNode(directory, `${someAddresses()}.1`);
    const copy = join(directory, 'copy');
    await node.start(engine);
    try {
      await node.command('SET', 'a', '1');
      cpSync(join(directory, 'appendonlydir'), join(copy, 'appendonlydir'), { recursive: true });
      await node.command('SET', 'a', '2');
      const mark = await marked();
      await node.kill();
      expect(await reasonOf(mark, copy)).toBe('stale');
      rmSync(join(directory, 'appendonlydir'), { recursive: true });
      await node.start(engine);
      expect(await reasonOf(mark)).toBe('empty');
      for (let i = 0; i < 10; i++) await node.command('SET', 'other', 'data');
      expect(await reasonOf(mark)).toBe('foreign');
    } finally {
      await node.kill();
    }
  });
});
