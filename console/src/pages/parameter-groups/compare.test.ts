import { expect, it } from 'vitest';
import { compare } from './compare.ts';

it('puts differences first, and knows what only one family has', () => {
  const a = [
    { ParameterName: 'same', ParameterValue: '1' },
    { ParameterName: 'other', ParameterValue: '1' },
    { ParameterName: 'empty' },
    { ParameterName: 'only-a', ParameterValue: '1' },
  ];
  const b = [
    { ParameterName: 'same', ParameterValue: '1' },
    { ParameterName: 'other', ParameterValue: '2' },
    { ParameterName: 'empty', ParameterValue: '' },
    { ParameterName: 'only-b', ParameterValue: '1' },
  ];
  const shown = compare(a, b).map((row) => [
    row.name,
    row.a?.ParameterValue,
    row.b?.ParameterValue,
    row.differs,
  ]);
  expect(shown).toEqual([
    ['other', '1', '2', true],
    ['only-a', '1', undefined, true],
    ['only-b', undefined, '1', true],
    ['same', '1', '1', false],
    ['empty', undefined, '', false],
  ]);
});
