import { expect, test, vi } from 'vitest';
import type { NodeConnection } from '../engine/connection.ts';
import { FullDisks } from './full-disks.ts';

const one = { region: 'us-east-1', cluster_id: 'a', id: '0001' };
const another = { ...one, cluster_id: 'b' };
const FULL = 'MISCONF Errors writing to the AOF file: No space left on device';

function disks(command: (...words: string[]) => Promise<unknown>) {
  const onError = vi.fn();
  return { onError, disks: new FullDisks(() => ({ command }) as unknown as NodeConnection, onError) };
}

test('a file is written anew once after its disk was full, and that of nobody else', () => {
  const command = vi.fn(async () => 'OK');
  const { disks: watched } = disks(command);
  watched.answered(one, undefined);
  watched.answered(one, FULL);
  watched.answered(one, FULL);
  watched.answered(another, undefined);
  expect(command).not.toHaveBeenCalled();
  watched.answered(one, undefined);
  watched.answered(one, undefined);
  expect(command.mock.calls).toEqual([['BGREWRITEAOF']]);
});

test('a save that failed is another matter', () => {
  const command = vi.fn(async () => 'OK');
  const { disks: watched } = disks(command);
  watched.answered(one, 'MISCONF Redis is configured to save RDB snapshots, but unable to persist');
  watched.answered(one, undefined);
  expect(command).not.toHaveBeenCalled();
});

test.each([
  ['ERR Background append only file rewriting already in progress', 0],
  ['the connection ended', 1],
])('%s', async (message, told) => {
  const { disks: watched, onError } = disks(() => Promise.reject(new Error(message)));
  watched.answered(one, FULL);
  watched.answered(one, undefined);
  await new Promise(setImmediate);
  expect(onError).toHaveBeenCalledTimes(told);
});
