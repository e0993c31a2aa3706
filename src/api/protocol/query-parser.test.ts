import { describe, expect, test } from 'vitest';
import { decodeForm } from './form.ts';
import { parseInput, parseOperation } from './query-parser.ts';
import type { Model, Structure } from './shape.ts';

const MODEL: Model = {
  version: '2015-02-02',
  xmlns: 'http://example.com/',
  operations: new Map([['Do', { input: 'DoMessage' }]]),
  structures: new Map<string, Structure>([
    [
      'DoMessage',
      {
        members: {
          Text: 'string',
          Flag: 'boolean',
          Count: 'integer',
          Bytes: 'long',
          Share: 'number',
          When: 'timestamp',
          Ids: { list: 'string', element: 'Id' },
          Plain: { list: 'integer', element: 'member' },
          Tags: { list: 'Tag', element: 'Tag' },
          Inner: 'Inner',
        },
      },
    ],
    ['Tag', { required: ['Key'], members: { Key: 'string', Value: 'string' } }],
    ['Inner', { members: { Deep: 'Tag', Ids: { list: 'string', element: 'Id' } } }],
  ]),
};

const parse = (query: string) => parseInput(MODEL, 'Do', decodeForm(query));
const fault = (code: string, message: string | RegExp) =>
  expect.objectContaining({ name: 'Fault', code, status: 400, message: expect.stringMatching(message) });

describe('values', () => {
  test.each<[string, unknown]>([
    ['Text=a%20b', { Text: 'a b' }],
    ['Text=', { Text: '' }],
    ['Flag=true', { Flag: true }],
    ['Flag=False', { Flag: false }],
    ['Count=-5', { Count: -5 }],
    ['Count=%2B007', { Count: 7 }],
    ['Count=-0', { Count: 0 }],
    ['Count=2147483647', { Count: 2147483647 }],
    ['Bytes=9007199254740991', { Bytes: Number.MAX_SAFE_INTEGER }],
    ['Share=1.5', { Share: 1.5 }],
    ['When=2026-01-31T12:00:00Z', { When: new Date('2026-01-31T12:00:00Z') }],
    ['When=2026-01-31T12:00:00.250%2B09:00', { When: new Date('2026-01-31T03:00:00.250Z') }],
    ['When=2026-01-31T12:00:00', { When: new Date('2026-01-31T12:00:00Z') }],
    ['When=2026-01-31T12:00', { When: new Date('2026-01-31T12:00:00Z') }],
    ['When=2024-02-29', { When: new Date('2024-02-29T00:00:00Z') }],
    ['When=1769860800', { When: new Date('2026-01-31T12:00:00Z') }],
  ])('%s', (query, expected) => {
    expect(parse(query)).toEqual(expected);
  });

  test.each([
    ['Flag=yes', 'Flag must be a boolean'],
    ['Flag=', 'Flag must be a boolean'],
    ['Count=abc', 'Count must be a whole number from -2147483648 to 2147483647, not "abc"'],
    ['Count=', 'Count must be a whole number'],
    ['Count=1.0', 'Count must be a whole number'],
    ['Count=0x10', 'Count must be a whole number'],
    ['Count=1e3', 'Count must be a whole number'],
    ['Count=2147483648', 'Count must be a whole number'],
    ['Count=١', 'Count must be a whole number'],
    ['Bytes=9007199254740992', 'Bytes must be a whole number'],
    ['Share=NaN', 'Share must be a number'],
    ['Share=Infinity', 'Share must be a number'],
    ['Share=%20', 'Share must be a number'],
    ['When=yesterday', 'When must be a timestamp'],
    ['When=2026-02-30', 'When must be a timestamp'],
    ['When=2026-13-01T00:00:00Z', 'When must be a timestamp'],
    ['When=2026-01-31T25:00:00Z', 'When must be a timestamp'],
    ['When=2026-01-31 12:00:00', 'When must be a timestamp'],
    ['Plain.member.2=1&Plain.member.1=x', 'Plain.member.1 must be a whole number'],
    [`Count=${'9'.repeat(500)}`, /not "9{64}\.\.\."\.$/],
  ])('%s is refused', (query, message) => {
    expect(() => parse(query)).toThrow(fault('InvalidParameterValue', message));
  });
});

describe('lists', () => {
  test.each<[string, unknown]>([
    ['Ids.Id.1=a&Ids.Id.2=b', { Ids: ['a', 'b'] }],
    ['Ids.member.2=b&Ids.member.1=a', { Ids: ['a', 'b'] }],
    ['Ids.1=a&Ids.2=b', { Ids: ['a', 'b'] }],
    ['Ids.Id.1=a&Ids.member.2=b', { Ids: ['a', 'b'] }],
    ['Ids=', { Ids: [] }],
    ['Plain.member.1=7', { Plain: [7] }],
    [
      'Tags.Tag.1.Key=k&Tags.Tag.1.Value=v&Tags.Tag.2.Key=l',
      { Tags: [{ Key: 'k', Value: 'v' }, { Key: 'l' }] },
    ],
    ['Inner.Ids.Id.1=x&Inner.Deep.Key=k', { Inner: { Ids: ['x'], Deep: { Key: 'k' } } }],
  ])('%s', (query, expected) => {
    expect(parse(query)).toEqual(expected);
  });

  test('are in the order of their numbers, not of their coming or spelling', () => {
    const query = Array.from({ length: 12 }, (_, i) => `Plain.member.${12 - i}=${12 - i}`).join('&');
    expect(parse(query)).toEqual({ Plain: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
  });

  test.each([
    ['Ids.Id.2=b', 'Ids must be numbered without gaps; it has no element 1'],
    ['Ids.Id.1=a&Ids.Id.3=c', 'has no element 2'],
    ['Ids.Id.0=a', 'Ids.Id.0 must be numbered from 1'],
    ['Ids.Id.-1=a', 'Ids.Id.-1 must be numbered from 1'],
    ['Ids.Id.01=a', 'Ids.Id.01 must be numbered from 1'],
    ['Ids.Id.x=a', 'Ids.Id.x must be numbered from 1'],
    ['Ids.member.999999999=a', 'Ids.member.999999999 must be numbered from 1'],
    ['Ids.member.999999=a', 'has no element 1'],
    ['Ids.Id.__proto__=a', 'Ids.Id.__proto__ must be numbered from 1'],
    ['Ids.Other.1=a', 'Ids.Other must be numbered from 1'],
    ['Ids.Id.1=a&Ids.member.1=b', 'Ids.member.1 must be given once'],
    ['Ids.Id.1=a&Ids.Id.1=b', 'Ids.Id.1 is given more than once'],
    ['Ids=a', 'Ids must be a list, not a plain value'],
    ['Ids.Id=a', 'Ids.Id must be a list, not a plain value'],
    ['Ids.Id.1.Key=a', 'Ids.Id.1 must be a plain value'],
    ['Tags.Tag.1=a', 'Tags.Tag.1 must be a structure'],
    ['Inner=a', 'Inner must be a structure'],
    ['Text.1=a', 'Text must be a plain value'],
    ['Text=a&Text.Key=b', 'Text must be a plain value'],
    ['Text=a&Text=a', 'Text is given more than once'],
  ])('%s is refused', (query, message) => {
    expect(() => parse(query)).toThrow(fault('MalformedQueryString', message));
  });
});

describe('what must be there and what need not be', () => {
  test('a required member that is missing is named in full', () => {
    expect(() => parse('Tags.Tag.1.Value=v')).toThrow(
      fault('InvalidParameterValue', 'The parameter Tags.Tag.1.Key must be provided and must not be null.'),
    );
  });

  test.each([
    ['Other=1&Other.1=2&Other=3'],
    ['__proto__=1&__proto__.polluted=1&constructor.prototype.polluted=1'],
    ['Tags.Tag.1.Key=k&Tags.Tag.1.__proto__.polluted=1&Tags.Tag.1.constructor=x'],
    ['toString=1&hasOwnProperty=1'],
    ['Inner.__proto__=1'],
    [`Text.${'a.'.repeat(100_000)}=1`],
  ])('parameters that the operation lacks are ignored: %s', (query) => {
    const { Tags, Inner, ...rest } = parse(query);
    expect(rest).toEqual({});
    expect(Tags ?? [{ Key: 'k' }]).toEqual([{ Key: 'k' }]);
    expect(Inner ?? {}).toEqual({});
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('the operation', () => {
  const operationOf = (query: string) => parseOperation(MODEL, decodeForm(query));

  test.each(['Action=Do&Version=2015-02-02', 'Action=Do'])('%s', (query) => {
    expect(operationOf(query)).toBe('Do');
  });

  test.each([
    ['', 'MissingAction', 'must contain the parameter Action'],
    ['Action=', 'MissingAction', 'must contain the parameter Action'],
    [
      'Action=Undo&Version=2015-02-02',
      'InvalidAction',
      'Could not find operation Undo for version 2015-02-02',
    ],
    ['Action=do', 'InvalidAction', 'Could not find operation do'],
    ['Action=__proto__', 'InvalidAction', 'Could not find operation __proto__'],
    ['Action=Do&Version=2012-11-15', 'InvalidAction', 'for version 2012-11-15: the version is 2015-02-02'],
    ['Action=Do&Action=Do', 'MalformedQueryString', 'Action must be given once'],
    ['Action=Do&Version=1&Version=2', 'MalformedQueryString', 'Version must be given once'],
  ])('%s', (query, code, message) => {
    expect(() => operationOf(query)).toThrow(fault(code, message));
  });
});
