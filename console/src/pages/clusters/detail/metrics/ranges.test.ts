import { describe, expect, it } from 'vitest';
import { boundsOf, moved, scaled, searchOf, spanOf, zoomed } from './ranges.ts';

const NOW = 1_800_000_000;

describe('a span of time', () => {
  it('is in the address of the page', () => {
    for (const span of [{ last: '6h' }, { from: NOW - 600, to: NOW }] as const)
      expect(spanOf(new URLSearchParams(searchOf(span)))).toEqual(span);
  });

  it('is the last hour when the address makes no sense', () => {
    for (const text of ['', 'range=1y', 'range=toString', 'from=5&to=2', 'from=a&to=b'])
      expect(spanOf(new URLSearchParams(text))).toEqual({ last: '1h' });
  });

  it('ends now when it goes on', () => {
    expect(boundsOf({ last: '1d' }, NOW)).toEqual({ from: NOW - 86_400, to: NOW });
  });

  it('is no shorter than a minute, however little was dragged over', () => {
    expect(zoomed(NOW - 601.4, NOW - 300.2)).toEqual({ from: NOW - 602, to: NOW - 300 });
    expect(zoomed(NOW - 100, NOW - 99)).toEqual({ from: NOW - 130, to: NOW - 69 });
  });

  it('is made longer and shorter around its middle, but never reaches beyond now', () => {
    expect(scaled({ from: NOW - 3_000, to: NOW - 2_000 }, 0.5, NOW)).toEqual({
      from: NOW - 2_750,
      to: NOW - 2_250,
    });
    expect(scaled({ last: '1h' }, 2, NOW)).toEqual({ from: NOW - 7_200, to: NOW });
    expect(scaled({ last: '7d' }, 2, NOW)).toEqual({ from: NOW - 7 * 86_400, to: NOW });
  });

  it('moves by half its length', () => {
    expect(moved({ last: '1h' }, -1, NOW)).toEqual({ from: NOW - 5_400, to: NOW - 1_800 });
    expect(moved({ from: NOW - 1_100, to: NOW - 100 }, 1, NOW)).toEqual({ from: NOW - 1_000, to: NOW });
  });
});
