import { expect, it } from 'vitest';
import {
  changesOf,
  choicesOf,
  defaultsOf,
  isAllowed,
  ownValues,
  parameterNamedIn,
  requestsToSet,
} from './parameters.ts';

const FAMILY = { CacheParameterGroupFamily: 'redis7' };
const defaults = defaultsOf(FAMILY);
const withValue = (name: string, value: string) =>
  defaults.map((one) =>
    one.ParameterName === name ? { ...one, ParameterValue: value, Source: 'user' } : one,
  );

it('sends what is another value now, and nothing else', () => {
  const now = withValue('timeout', '20');
  const typed = {
    timeout: '20',
    maxmemory: '',
    'maxmemory-policy': 'noeviction',
    'notify-keyspace-events': '',
  };
  expect(changesOf(now, typed)).toEqual({ 'maxmemory-policy': 'noeviction' });
  expect(changesOf(now, { timeout: '0' })).toEqual({ timeout: '0' });
});

it('copies what is set, also when it is set to the default, and what a default group has of its own', () => {
  expect(ownValues(defaults, defaults)).toEqual({});
  expect(ownValues(withValue('timeout', '0'), defaults)).toEqual({ timeout: '0' });
  const clusterMode = defaults.map((one) =>
    one.ParameterName === 'cluster-enabled' ? { ...one, ParameterValue: 'yes' } : one,
  );
  expect(ownValues(clusterMode, defaults)).toEqual({ 'cluster-enabled': 'yes' });
});

it('asks for no more than 20 at once', () => {
  const values = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`p${index}`, '1']));
  const sizes = requestsToSet('g', values).map(({ input }) => input.ParameterNameValues?.length);
  expect(sizes).toEqual([20, 20, 5]);
  expect(requestsToSet('g', {})).toEqual([]);
});

it.each([
  ['timeout', '20', true],
  ['timeout', '7', false],
  ['timeout', '', false],
  ['timeout', 'x', false],
  ['maxmemory-policy', 'allkeys-lru', true],
  ['maxmemory-policy', 'some', false],
  ['notify-keyspace-events', 'KEA', true],
  ['notify-keyspace-events', '?', false],
])('%s may be %j: %s', (name, value, allowed) => {
  expect(isAllowed('redis7', name, value)).toBe(allowed);
});

it('offers choices for words, not for numbers', () => {
  const of = (name: string) => choicesOf(defaults.find((one) => one.ParameterName === name)!);
  expect(of('activedefrag')).toEqual(['yes', 'no']);
  expect(of('timeout')).toBeUndefined();
  expect(of('notify-keyspace-events')).toBeUndefined();
});

it('knows which parameter a refusal is about, also when one name is in another', () => {
  const names = ['maxmemory-policy', 'maxmemory', 'timeout'];
  expect(parameterNamedIn('Invalid parameter value: "x" for: maxmemory-policy allowed ...', names)).toBe(
    'maxmemory-policy',
  );
  expect(parameterNamedIn('The parameter maxmemory cannot be modified', names)).toBe('maxmemory');
  expect(parameterNamedIn('something else', names)).toBeUndefined();
});
