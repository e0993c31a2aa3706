import { expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { parseTag } from './clusters/options.ts';
import { parseDuration } from './events.ts';
import { inRequests, parseAssignments } from './parameters/assignments.ts';
import { splitResource } from './tags/resource.ts';

test('parameters are name=value; a value may be empty or hold more of =', () => {
  expect(parseAssignments(['timeout=0', 'notify-keyspace-events=', 'a=b=c'])).toEqual([
    { ParameterName: 'timeout', ParameterValue: '0' },
    { ParameterName: 'notify-keyspace-events', ParameterValue: '' },
    { ParameterName: 'a', ParameterValue: 'b=c' },
  ]);
  expect(() => parseAssignments(['timeout'])).toThrow(UsageError);
  expect(() => parseAssignments(['=1'])).toThrow(UsageError);
});

test('a request names no more than 20 parameters', () => {
  const items = Array.from({ length: 45 }, (_, index) => index);
  expect(inRequests(items).map((part) => part.length)).toEqual([20, 20, 5]);
  expect(inRequests(items).flat()).toEqual(items);
  expect(inRequests([])).toEqual([]);
});

test('tags are name=value or a bare name, and add up', () => {
  expect(parseTag('b', parseTag('a=1=2'))).toEqual([
    { Key: 'a', Value: '1=2' },
    { Key: 'b', Value: '' },
  ]);
  expect(() => parseTag('=x')).toThrow(UsageError);
});

test.each([
  ['30m', 30],
  ['6h', 360],
  ['14d', 20_160],
])('%s are %d minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes));

test.each(['', '6', 'h', '1w', '-1h'])('%j is no duration', (text) => {
  expect(() => parseDuration(text)).toThrow(UsageError);
});

test('resources are named by kind and name', () => {
  expect(splitResource('cluster:my-redis')).toEqual(['cluster', 'my-redis']);
  for (const wrong of ['my-redis', 'cluster:', ':x', 'toString:x', 'user:x']) {
    expect(() => splitResource(wrong), wrong).toThrow(UsageError);
  }
});
