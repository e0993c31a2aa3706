import { expect, test } from 'vitest';
import { infoNumber, parseInfo } from './info.ts';

test('fields of a reply by name; headings and blank lines are none', () => {
  const info = parseInfo(
    '# Persistence\r\nloading:0\r\n\r\n# Keyspace\r\ndb0:keys=3,expires=1,avg_ttl=0\r\n',
  );
  expect([...info]).toEqual([
    ['loading', '0'],
    ['db0', 'keys=3,expires=1,avg_ttl=0'],
  ]);
  expect(infoNumber(info, 'loading')).toBe(0);
});

test('a field that the engine does not give is no number', () => {
  expect(infoNumber(parseInfo(''), 'loading')).toBeNaN();
});
