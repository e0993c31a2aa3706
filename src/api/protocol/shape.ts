/**
 * The language in which an API is described here: what AWS's Query protocol needs and no more.
 * ElastiCache has no maps, no blobs, no flattened lists and no attributes; the generator refuses a model that has.
 *
 * `integer` is 32 bits and what inputs carry; `number` may have a fraction and occurs in answers only;
 * `long` is 64 bits, read as a JavaScript number (up to 2^53 - 1).
 */
const SCALARS = ['string', 'boolean', 'integer', 'long', 'number', 'timestamp'] as const;

export type Scalar = (typeof SCALARS)[number];

/** A list of scalars or structures. `element` is the name of its elements in XML and, optionally, in queries. */
export interface ListType {
  readonly list: string;
  readonly element: string;
}

/** A scalar's name, a structure's name (capitalised), or a list of either. */
export type MemberType = string | ListType;

export interface Structure {
  readonly required?: readonly string[];
  readonly members: Readonly<Record<string, MemberType>>;
}

/** `output` is absent where an operation answers with nothing. */
export interface Operation {
  readonly input: string;
  readonly output?: string;
}

export interface Model {
  /** What the parameter `Version` must be. */
  readonly version: string;
  readonly xmlns: string;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly structures: ReadonlyMap<string, Structure>;
}

export function isScalar(type: string): type is Scalar {
  return (SCALARS as readonly string[]).includes(type);
}

/** The structure a model names; a name that it lacks is a fault of the model, not of a caller. */
export function structureOf(model: Model, name: string): Structure {
  const structure = model.structures.get(name);
  if (structure === undefined) throw new Error(`the model has no structure ${name}`);
  return structure;
}
