import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { NodeConnection } from '../engine/connection.ts';
import { FullDisks } from './full-disks.ts';

const one = { region: 'us-east-1', cluster_id: 'a', id: '0001' };
const another = { ...one, cluster_id: 'b' };
const FULL = 'MISCONF Errors writing to the AOF file: No space left on device';

/** What an engine tells of its file. */
const info = new Map<string, string>();
const command = vi.fn(async (..._words: string[]) => 'OK');
const connection = { command, info: async () => info } as unknown as NodeConnection;
let disks: FullDisks;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  command.mockReset().mockResolvedValue('OK');
  disks = new FullDisks();
  tell({});
  return () => {
    vi.useRealTimers();
  };
});

function tell(changes: Record<string, string>): void {
  const rest = { aof_rewrite_in_progress: '0', aof_rewrite_scheduled: '0', aof_last_bgrewrite_status: 'ok' };
  for (const [name, value] of Object.entries({ aof_last_write_status: 'ok', ...rest, ...changes }))
    info.set(name, value);
}

const answers = (refusal?: string, node = one) => disks.answered(node, refusal, connection);
const asked = () => command.mock.calls.length;

describe('a file is written anew', () => {
  test('once after its disk was full, and that of nobody else', async () => {
    await answers();
    await answers(FULL);
    await answers(FULL);
    await answers(undefined, another);
    expect(asked()).toBe(0);
    await answers();
    expect(command.mock.calls).toEqual([['BGREWRITEAOF']]);
    tell({ aof_rewrite_in_progress: '1' });
    await answers();
    tell({});
    expect(disks.owes(one)).toBe(true);
    await answers();
    expect(disks.owes(one)).toBe(false);
    vi.advanceTimersByTime(10_000);
    await answers();
    expect(asked()).toBe(1);
  });

  test('once more when there was no room for that yet, not too often', async () => {
    await answers(FULL);
    await answers();
    tell({ aof_last_bgrewrite_status: 'err' });
    await answers();
    expect(asked()).toBe(1);
    vi.advanceTimersByTime(1_001);
    command.mockRejectedValueOnce(new Error('ERR the manifest could not be written'));
    await expect(answers()).rejects.toThrow('manifest');
    // Of the rewrite before.
    tell({ aof_last_bgrewrite_status: 'ok' });
    await answers();
    expect(disks.owes(one)).toBe(true);
    vi.advanceTimersByTime(1_001);
    await answers();
    expect(asked()).toBe(3);
    await answers();
    expect(disks.owes(one)).toBe(false);
  });

  test('after what a replica tells, which answers to a PING as ever', async () => {
    tell({ aof_last_write_status: 'err' });
    await disks.seen(one, connection, info);
    await answers();
    expect(asked()).toBe(0);
    tell({});
    await disks.seen(one, connection, info);
    expect(asked()).toBe(1);
  });
});

test('a save that failed is another matter', async () => {
  await answers('MISCONF Redis is configured to save RDB snapshots, but unable to persist');
  await answers();
  expect(asked()).toBe(0);
});
