import { expect, it } from 'vitest';
import { unlisted } from './missing.ts';
import { NOTHING_REPORTED } from './trio.ts';

const AT = { diedAt: 10_000, bytes: 0 };
const early = { name: 'k:0 1', acknowledgedAt: 9_000 };
const late = { name: 'k:0 2', acknowledgedAt: 9_950 };

it('takes nothing for told that no report tells', () => {
  const after = { name: 'k:0 3', acknowledgedAt: 10_001 };
  expect(unlisted([early, late, after], NOTHING_REPORTED, AT)).toEqual({ bounded: 0, untold: 3 });
});

it('counts what is listed as neither', () => {
  const report = { ...NOTHING_REPORTED, listed: new Set([early.name]) };
  expect(unlisted([early, late], report, AT)).toEqual({ bounded: 0, untold: 1 });
});

it('lets a time cover what was acknowledged within it only', () => {
  const report = { ...NOTHING_REPORTED, heldBackMs: 100 };
  expect(unlisted([early, late], report, AT)).toEqual({ bounded: 1, untold: 1 });
  const after = { name: 'k:0 3', acknowledgedAt: 10_600 };
  expect(unlisted([late, after], report, AT)).toEqual({ bounded: 1, untold: 1 });
});

it('lets a bound of bytes cover as much as fits into it, or nothing', () => {
  const report = { ...NOTHING_REPORTED, unknownBytes: 500 };
  expect(unlisted([early, late], report, { ...AT, bytes: 200 })).toEqual({ bounded: 2, untold: 0 });
  expect(unlisted([early, late], report, { ...AT, bytes: 300 })).toEqual({ bounded: 0, untold: 2 });
});
