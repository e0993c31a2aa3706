import { expect, it } from 'vitest';
import { suiteGroups } from './suites.ts';

const names = (...args: Parameters<typeof suiteGroups>) => suiteGroups(...args).map(({ name }) => name);

it('looks first where the version was seen, then in the own release, then everywhere', () => {
  expect(names('debian', 'redis-server 8.0', 'bookworm').slice(0, 2)).toEqual(['trixie', 'bookworm']);
  expect(names('debian', 'redis-server 6.0', 'trixie')[0]).toBe('trixie');
  expect(names('ubuntu', 'redis-server 7.0', 'resolute').slice(0, 2)).toEqual(['noble', 'resolute']);
});

it('never leaves a suite out', () => {
  const all = names('debian', 'redis-server 7.0', 'bookworm').toSorted();
  expect(names('debian', 'valkey-server 9.1', 'no-such').toSorted()).toEqual(all);
  expect(all).toContain('sid');
});
