import { describe, expect, test } from 'vitest';
import { Fault } from '../../domain/fault.ts';
import { decodeForm } from './form.ts';

test.each([
  ['', []],
  [
    'a=1&b=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['&&a=1&', [['a', '1']]],
  ['a', [['a', '']]],
  ['a=b=c', [['a', 'b=c']]],
  ['=x', [['', 'x']]],
  ['a+b=c+d%2B%20', [['a b', 'c d+ ']]],
  ['a=%ED%95%9C', [['a', '한']]],
  ['a=한', [['a', '한']]],
  [
    'a=1&a=2',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
])('%s', (text, pairs) => {
  expect(decodeForm(text)).toEqual(pairs);
  expect(decodeForm(Buffer.from(text))).toEqual(pairs);
});

describe('what is refused', () => {
  test.each([
    ['half an escape', 'a=%4'],
    ['an escape that is no hex', 'a=%zz'],
    ['an escape that is no UTF-8', 'a=%ff%fe'],
    ['a lone surrogate', 'a=%ed%a0%80'],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0x3d, 0xff])],
    ['ten thousand and one parameters', 'a=1&'.repeat(10_001)],
  ])('%s', (_what, text) => {
    expect(() => decodeForm(text)).toThrow(Fault);
    expect(() => decodeForm(text)).toThrow(
      expect.objectContaining({ code: 'MalformedQueryString', status: 400 }),
    );
  });
});
