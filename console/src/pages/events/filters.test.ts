import { expect, it } from 'vitest';
import { filtersOf, hasWords, inputOf, searchOf } from './filters.ts';

const parse = (search: string) => filtersOf(new URLSearchParams(search));

it.each([
  '',
  'type=snapshot',
  'type=cache-cluster&id=a&range=1h&text=failed',
  'range=1d',
  'range=90m',
  'range=2026-01-01T00%3A00%3A00.000Z%2F2026-01-02T00%3A00%3A00.000Z',
])('filters are the same out of the address that they make: %s', (search) => {
  expect(searchOf(parse(search)).toString()).toBe(search);
});

it.each(['type=nonsense', 'range=yesterday', 'range=1/2/3/x', 'range=0m'])('passes over %s', (search) => {
  expect(parse(search)).toMatchObject({ type: undefined });
});

it('asks the API for all there is, unless told otherwise', () => {
  expect(inputOf(parse(''))).toEqual({ Duration: 20_160 });
  expect(inputOf(parse('type=snapshot&id=a&range=1h&text=x'))).toEqual({
    SourceType: 'snapshot',
    SourceIdentifier: 'a',
    Duration: 60,
  });
  expect(inputOf(parse('range=2026-01-01T00:00Z/2026-01-02T00:00Z'))).toEqual({
    StartTime: '2026-01-01T00:00:00.000Z',
    EndTime: '2026-01-02T00:00:00.000Z',
  });
});

it('looks for all words, in any case and order', () => {
  expect(hasWords('Snapshot failed for a', 'FAILED snap')).toBe(true);
  expect(hasWords('Snapshot failed for a', 'failed b')).toBe(false);
  expect(hasWords('anything', ' ')).toBe(true);
});
