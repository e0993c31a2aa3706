import { STRUCTURES } from '../../src/api/model.gen.ts';
import { MODEL } from '../../src/api/model.ts';
import {
  isScalar,
  type MemberType,
  type Model,
  type Scalar,
  type Structure,
  structureOf,
} from '../../src/api/protocol/shape.ts';

export const SCALAR_SAMPLES: Readonly<Record<Scalar, unknown>> = {
  string: 'a <b> & "c" é한 \u{1f600}',
  boolean: true,
  integer: 42,
  long: 2 ** 40,
  number: 1.5,
  timestamp: new Date('2026-01-31T12:34:56.789Z'),
};

/** As AWS has it, without what Holdfast adds. */
export const AWS_MODEL: Model = { ...MODEL, structures: new Map(Object.entries<Structure>(STRUCTURES)) };

/** A value with every member of a structure filled, all the way down. */
export function sampleOf(
  structure: string,
  scalars = SCALAR_SAMPLES,
  model: Model = MODEL,
): Record<string, unknown> {
  const value = (type: MemberType): unknown => {
    if (typeof type !== 'string') return [value(type.list), value(type.list)];
    return isScalar(type) ? scalars[type] : sampleOf(type, scalars, model);
  };
  const members = Object.entries(structureOf(model, structure).members);
  return Object.fromEntries(members.map(([name, type]) => [name, value(type)]));
}

/** The SDK and boto3 send times to the second. */
export const WIRE_INPUT_SAMPLES = { ...SCALAR_SAMPLES, timestamp: new Date('2026-01-31T12:34:56Z') };
