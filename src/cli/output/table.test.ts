import { expect, test } from 'vitest';
import { displayWidth, fields, table } from './table.ts';

const columns = [
  { title: 'name', value: (row: { name: string; keys?: number }) => row.name },
  { title: 'keys', value: (row: { name: string; keys?: number }) => row.keys, align: 'right' as const },
  { title: 'last', value: () => 'x' },
];

test('columns are as wide as their widest cell, and lines have no trailing blanks', () => {
  expect(
    table(
      [
        { name: 'a', keys: 5 },
        { name: 'longer', keys: 12_345 },
      ],
      columns,
    ),
  ).toBe(['NAME     KEYS  LAST', 'a           5  x', 'longer  12345  x'].join('\n'));
});

test('what is not there is shown as a dash, and a line feed would break the table', () => {
  expect(table([{ name: 'two\n lines' }], columns).split('\n')).toEqual([
    'NAME       KEYS  LAST',
    'two lines     -  x',
  ]);
});

test('Korean takes two columns a character, and colours take none', () => {
  expect(displayWidth('클러스터')).toBe(8);
  expect(displayWidth('\u001b[32mok\u001b[39m')).toBe(2);
  expect(
    table(
      [
        { name: '가나', keys: 1 },
        { name: 'abcd', keys: 2 },
      ],
      columns,
    )
      .split('\n')
      .slice(1),
  ).toEqual(['가나     1  x', 'abcd     2  x']);
});

test('fields stand in one column; those without a value are left out, further lines are indented', () => {
  expect(
    fields([
      ['id', 'a'],
      ['nothing', undefined],
      ['empty', ''],
      ['nodes', '1\n2'],
      ['port', 0],
    ]),
  ).toBe(['id     a', 'nodes  1', '       2', 'port   0'].join('\n'));
});
