import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMarker, encodeMarker, type Page, paginate, SNAPSHOT_PAGE_LIMITS } from './pagination.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `redis-${String(i).padStart(3, '0')}`);
const keyOf = (id: string) => id;

describe('paginate', () => {
  it('gives 100 at a time, in order, until there is no marker', () => {
    const all = ids(250);
    const first = paginate([...all].reverse(), { keyOf });
    expect(first.items).toEqual(all.slice(0, 100));
    const second = paginate(all, { keyOf, marker: first.marker });
    const third = paginate(all, { keyOf, marker: second.marker });
    expect([...second.items, ...third.items]).toEqual(all.slice(100));
    expect(third.marker).toBeUndefined();
    expect(paginate(ids(100), { keyOf }).marker).toBeUndefined();
    expect(paginate(all, { keyOf, marker: '' }).items[0]).toBe('redis-000');
  });

  it('holds MaxRecords to its bounds', () => {
    expect(paginate(ids(30), { keyOf, maxRecords: 20 }).items).toHaveLength(20);
    for (const maxRecords of [0, 19, 101, -1, 20.5]) {
      expect(() => paginate([], { keyOf, maxRecords })).toThrow(
        `Invalid value ${maxRecords} for MaxRecords. Must be between 20 and 100.`,
      );
    }
    expect(paginate(ids(60), { keyOf, limits: SNAPSHOT_PAGE_LIMITS }).items).toHaveLength(50);
    expect(() => paginate([], { keyOf, maxRecords: 51, limits: SNAPSHOT_PAGE_LIMITS })).toThrow(
      'between 20 and 50',
    );
  });

  it('goes on after the marker though its item was deleted meanwhile', () => {
    const all = ids(60);
    const first = paginate(all, { keyOf, maxRecords: 20 });
    const left = all.filter((id) => id !== first.items.at(-1) && id !== 'redis-020');
    expect(paginate(left, { keyOf, maxRecords: 20, marker: first.marker }).items[0]).toBe('redis-021');
    expect(paginate(ids(5), { keyOf, marker: first.marker })).toEqual({ items: [] });
  });

  it('shows every item that stays exactly once, whatever goes and comes between pages', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 120 }),
        fc.array(fc.nat()),
        (keys, deletions) => {
          const current = new Set(keys);
          const seen: string[] = [];
          const victims = deletions.map((n) => keys[n % keys.length]!);
          let page: Page<string> = { items: [] };
          do {
            page = paginate(current, { keyOf, maxRecords: 20, marker: page.marker });
            seen.push(...page.items);
            const victim = victims.pop();
            if (victim !== undefined) current.delete(victim);
          } while (page.marker !== undefined);
          expect(new Set(seen).size).toBe(seen.length);
          for (const key of current) expect(seen).toContain(key);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses a marker that it did not make', () => {
    expect(decodeMarker(encodeMarker('ключ'))).toBe('ключ');
    for (const bad of [
      'abc',
      'redis-001',
      '=',
      `${encodeMarker('a')}!`,
      Buffer.from('v0:a').toString('base64url'),
    ]) {
      expect(() => decodeMarker(bad), bad).toThrow(
        expect.objectContaining({
          code: 'InvalidParameterValue',
          message: expect.stringContaining('Marker'),
        }),
      );
    }
  });
});
