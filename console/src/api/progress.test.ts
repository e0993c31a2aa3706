import { expect, it } from 'vitest';
import { percentDone } from './progress.ts';

it.each([
  [{ BytesDone: 25, BytesExpected: 100, Keys: 1, KeysExpected: 2 }, 25],
  [{ BytesDone: 120, BytesExpected: 100 }, 100],
  [{ BytesDone: 25, Keys: 1, KeysExpected: 2 }, 50],
  [{ BytesDone: 25, KeysExpected: 2 }, 0],
  [{ BytesDone: 0, BytesExpected: 0 }, undefined],
  [{ BytesDone: 25, Keys: 7 }, undefined],
  [{}, undefined],
])('%j is done to %s', (work, percent) => {
  expect(percentDone(work)).toBe(percent);
});
