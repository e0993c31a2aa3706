import { expect, it } from 'vitest';
import { databaseBeyond, shortageOf } from './fit.ts';

const MB = 1_048_576;

it('says what is missing where the data does not fit beside the reserved part', () => {
  const manifest = { Nodes: [{ UsedMemory: 2_000 * MB }] };
  expect(shortageOf(manifest, 'cache.m7g.large', {})).toBeUndefined();
  expect(shortageOf(manifest, 'cache.t4g.small', {})).toMatchObject({ needed: 2_000 * MB });
  expect(shortageOf(manifest, 'cache.m7g.large', { 'reserved-memory-percent': '90' })?.room).toBeLessThan(
    700 * MB,
  );
  expect(shortageOf({ Nodes: [{}] }, 'cache.t4g.micro', {})).toBeUndefined();
  expect(shortageOf(manifest, '', {})).toBeUndefined();
});

it('says when a group has too few databases for the keys', () => {
  const manifest = { Nodes: [{ Databases: [{ Database: 0 }, { Database: 20 }] }] };
  expect(databaseBeyond(manifest, {})).toEqual({ database: 20, databases: 16 });
  expect(databaseBeyond(manifest, { databases: '21' })).toBeUndefined();
  expect(databaseBeyond({ Nodes: [{ Databases: [{ Database: 15 }] }] }, {})).toBeUndefined();
  expect(databaseBeyond({}, {})).toBeUndefined();
});
