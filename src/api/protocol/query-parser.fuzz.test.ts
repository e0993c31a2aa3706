import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../domain/fault.ts';
import { MODEL } from '../model.ts';
import { decodeForm, type Pair } from './form.ts';
import { parseInput, parseOperation } from './query-parser.ts';
import { encodeForm, serializeQuery } from './query-serializer.ts';
import { isScalar, type MemberType, type Scalar, structureOf } from './shape.ts';

const operation = fc.constantFrom(...MODEL.operations.keys());

/** Whatever comes, it is parsed or refused with a Fault in the 400s. */
function survives(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.status).toBeLessThan(500);
    expect(error.message.length).toBeLessThan(500);
  }
}

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      survives(() => {
        const pairs = decodeForm(Buffer.from(bytes));
        parseInput(MODEL, parseOperation(MODEL, pairs), pairs);
      });
    }),
  );
});

test('any text after a real action', () => {
  fc.assert(
    fc.property(operation, fc.string({ unit: 'binary', maxLength: 200 }), (name, text) => {
      survives(() => parseInput(MODEL, name, decodeForm(Buffer.from(`Action=${name}&${text}`))));
    }),
  );
});

/** Names made of an operation's own parts and of nonsense. */
const pairsFor = (name: string): fc.Arbitrary<Pair[]> => {
  const { members } = structureOf(MODEL, MODEL.operations.get(name)!.input);
  const parts = Object.entries(members).flatMap(([member, type]) => [
    member,
    ...(typeof type === 'string' ? [] : [type.element]),
  ]);
  const nonsense = [
    'member',
    '1',
    '2',
    '0',
    '999999999',
    '__proto__',
    'constructor',
    'Key',
    'Value',
    '',
    'x',
  ];
  const segment = fc.constantFrom(...parts, ...nonsense);
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'true', '-1', '1e9', '2026-01-31'),
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('.'));
  return fc.array(fc.tuple(path, value), { maxLength: 12 });
};

test('real names put together wrongly', () => {
  const arbitrary = operation.chain((name) => fc.tuple(fc.constant(name), pairsFor(name)));
  fc.assert(
    fc.property(arbitrary, ([name, pairs]) => survives(() => parseInput(MODEL, name, pairs))),
    { numRuns: 2000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const scalars: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
  string: fc.string({ unit: 'grapheme' }),
  boolean: fc.boolean(),
  integer: fc.integer(),
  long: fc.maxSafeInteger(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  timestamp: fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
};

function arbitraryOf(type: MemberType): fc.Arbitrary<unknown> {
  if (typeof type !== 'string') return fc.array(arbitraryOf(type.list), { maxLength: 3 });
  return isScalar(type) ? scalars[type] : structureArbitrary(type, true);
}

/** A structure within a list or another structure must have something in it, or nothing of it is sent. */
function structureArbitrary(name: string, filled: boolean): fc.Arbitrary<Record<string, unknown>> {
  const { members, required = [] } = structureOf(MODEL, name);
  const model = Object.fromEntries(
    Object.entries(members).map(([member, type]) => [member, arbitraryOf(type)]),
  );
  const needed = filled && required.length === 0 ? Object.keys(members) : [...required];
  return fc.record(model, { requiredKeys: needed, noNullPrototype: true });
}

test('what our serializer sends, our parser reads back', () => {
  const arbitrary = operation.chain((name) =>
    fc.tuple(fc.constant(name), structureArbitrary(MODEL.operations.get(name)!.input, false)),
  );
  fc.assert(
    fc.property(arbitrary, ([name, input]) => {
      const pairs = decodeForm(encodeForm(serializeQuery(MODEL, name, input)));
      expect(parseOperation(MODEL, pairs)).toBe(name);
      expect(parseInput(MODEL, name, pairs)).toEqual(input);
    }),
    { numRuns: 500 },
  );
});
