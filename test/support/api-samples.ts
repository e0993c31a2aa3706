import { MODEL } from '../../src/api/model.ts';
import { isScalar, type MemberType, type Scalar, structureOf } from '../../src/api/protocol/shape.ts';

export const SCALAR_SAMPLES: Readonly<Record<Scalar, unknown>> = {
  string: 'a <b> & "c" é한 \u{1f600}',
  boolean: true,
  integer: 42,
  long: 2 ** 40,
  number: 1.5,
  timestamp: new Date('2026-01-31T12:34:56.789Z'),
};

/** A value with every member of a structure filled, all the way down. */
export function sampleOf(structure: string, scalars = SCALAR_SAMPLES): Record<string, unknown> {
  const members = Object.entries(structureOf(MODEL, structure).members);
  return Object.fromEntries(members.map(([name, type]) => [name, sampleValue(type, scalars)]));
}

function sampleValue(type: MemberType, scalars: Readonly<Record<Scalar, unknown>>): unknown {
  if (typeof type !== 'string') return [sampleValue(type.list, scalars), sampleValue(type.list, scalars)];
  return isScalar(type) ? scalars[type] : sampleOf(type, scalars);
}

/** The SDK and boto3 send times to the second. */
export const WIRE_INPUT_SAMPLES = { ...SCALAR_SAMPLES, timestamp: new Date('2026-01-31T12:34:56Z') };
