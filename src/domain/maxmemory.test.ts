import { describe, expect, it } from 'vitest';
import { maxmemory } from './maxmemory.ts';
import { nodeType } from './node-types.ts';

describe('maxmemory', () => {
  const micro = nodeType('cache.t3.micro');

  it('is the node less 25 percent by default, as AWS shows it for a cache.t3.micro', () => {
    expect(maxmemory(micro, {})).toBe(402653184);
    expect(maxmemory(micro, { 'reserved-memory-percent': '25' })).toBe(402653184);
  });

  it('follows reserved-memory-percent and reserved-memory', () => {
    expect(maxmemory(micro, { 'reserved-memory-percent': '0' })).toBe(536870912);
    expect(maxmemory(micro, { 'reserved-memory-percent': '10' })).toBe(483183820);
    expect(maxmemory(micro, { 'reserved-memory': '36870912' })).toBe(500000000);
    expect(maxmemory(micro, { 'reserved-memory': '0', 'reserved-memory-percent': '50' })).toBe(268435456);
  });

  it('is never 0, which Redis takes for no limit', () => {
    expect(maxmemory(micro, { 'reserved-memory-percent': '100' })).toBe(1);
    expect(maxmemory(micro, { 'reserved-memory': '999999999999' })).toBe(1);
  });

  it('is a whole number for every size', () => {
    expect(maxmemory(nodeType('cache.t4g.small'), {})).toBe(1103269724);
  });
});
