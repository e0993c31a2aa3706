import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ControllerLock, DataDirectoryHeld, isHeld, readHolder } from './controller-lock.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'holdfast-lock-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const HOLDER = {
  pid: process.pid,
  endpoint: 'http://127.0.0.1:1',
  region: 'us-east-1',
  startedAt: '2026-03-01T12:00:00.000Z',
};

test('one has it at a time, and tells others who it is', () => {
  const lock = ControllerLock.acquire(data);
  expect(readHolder(data)).toBeUndefined();
  expect(isHeld(data)).toBe(true);
  lock.announce(HOLDER);
  expect(readHolder(data)).toEqual(HOLDER);
  expect(() => ControllerLock.acquire(data)).toThrow(DataDirectoryHeld);
  expect(() => ControllerLock.acquire(data)).toThrow(`process ${process.pid}, at http://127.0.0.1:1`);
  lock.release();
  expect(isHeld(data)).toBe(false);
  expect(readHolder(data)).toBeUndefined();
  ControllerLock.acquire(data).release();
});

test('the record that a killed controller left is not taken for the one that has the lock now', () => {
  const lock = ControllerLock.acquire(data);
  // Between taking the lock and removing the record, or while another process looks.
  writeFileSync(join(data, 'controller.json'), JSON.stringify({ ...HOLDER, startTicks: '1' }));
  expect(readHolder(data)).toBeUndefined();
  expect(() => ControllerLock.acquire(data)).toThrow('is served by another process already');
  lock.release();
});
