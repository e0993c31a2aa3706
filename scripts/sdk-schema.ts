import { createRequire } from 'node:module';
import type { ListType, MemberType, Operation, Structure } from '../src/api/protocol/shape.ts';

/**
 * Reads the schemas that `@aws-sdk/client-elasticache` exports into this project's shape language.
 * Their form is nobody's promise, so the version is pinned, the result is committed, and anything unforeseen
 * ends the generator:
 * `[9, ns, name, traits, input, output]` is an operation, `[3, ns, name, traits, names, types, required]` a structure whose
 * first `required` members are required, `[-3, ...]` a fault, `[1, ns, name, traits, type]` a list;
 * a type is a scalar's number, 64 + scalar for a plain list, a thunk, or `[type, traits]`.
 */
export interface SdkModel {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly structures: ReadonlyMap<string, Structure>;
  /** HTTP status by Query code. */
  readonly faults: ReadonlyMap<string, number>;
}

type Tuple = readonly unknown[];

const OPERATION = 9;
const STRUCTURE = 3;
const FAULT = -3;
const LIST = 1;
const PLAIN_LIST = 64;
const SCALAR_NAMES = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
]);

export function readSdkModel(): SdkModel {
  const sdk: Record<string, unknown> = createRequire(import.meta.url)('@aws-sdk/client-elasticache');
  const schemas = Object.entries(sdk).filter(([name]) => name.endsWith('$'));
  const tuples = schemas
    .map(([, schema]) => tuple(schema))
    .sort((a, b) => compare(String(a[2]), String(b[2])));

  const operations = new Map<string, Operation>();
  const structures = new Map<string, Structure>();
  const faults = new Map<string, number>();
  for (const schema of tuples) {
    const name = String(schema[2]);
    if (schema[0] === OPERATION) operations.set(name, readOperation(schema));
    else if (schema[0] === STRUCTURE) structures.set(name, readStructure(schema));
    else if (schema[0] === FAULT) readFault(schema, faults);
    else throw new Error(`${name}: unknown kind of schema ${schema[0]}`);
  }
  markIntegers(operations, structures);
  return { operations, structures, faults: new Map([...faults].sort(([a], [b]) => compare(a, b))) };
}

function readOperation(schema: Tuple): Operation {
  const input = nameOfStructure(schema[4]);
  const output = nameOfStructure(schema[5]);
  if (input === undefined) throw new Error(`${schema[2]}: an operation without an input`);
  return output === undefined ? { input } : { input, output };
}

/** undefined for `unit`: an operation that answers with nothing */
function nameOfStructure(type: unknown): string | undefined {
  const target = force(type);
  if (target === 'unit') return undefined;
  const schema = tuple(target);
  if (schema[0] !== STRUCTURE) throw new Error(`${schema[2]}: not a structure`);
  return String(schema[2]);
}

function readStructure(schema: Tuple): Structure {
  const names = tuple(schema[4]).map(String);
  const types = tuple(schema[5]);
  const members = Object.fromEntries(names.map((name, i) => [name, readMember(types[i], name)]));
  const required = names.slice(0, Number(schema[6] ?? 0));
  return required.length === 0 ? { members } : { required, members };
}

function readMember(type: unknown, name: string): MemberType {
  const { target, element } = unwrap(type);
  if (element !== undefined) throw new Error(`${name}: an xmlName on a member`);
  if (typeof target === 'number' && target >= PLAIN_LIST) {
    return { list: scalar(target - PLAIN_LIST), element: 'member' };
  }
  if (typeof target === 'number') return scalar(target);
  const schema = tuple(target);
  if (schema[0] === STRUCTURE) return String(schema[2]);
  if (schema[0] === LIST) return readList(schema);
  throw new Error(`${name}: unknown type ${JSON.stringify(target)}`);
}

function readList(schema: Tuple): ListType {
  if (schema[3] !== 0) throw new Error(`${schema[2]}: traits on a list: ${JSON.stringify(schema[3])}`);
  const { target, element = 'member' } = unwrap(schema[4]);
  const list = typeof target === 'number' ? scalar(target) : nameOfStructure(target);
  if (list === undefined) throw new Error(`${schema[2]}: a list of nothing`);
  return { list, element };
}

function readFault(schema: Tuple, faults: Map<string, number>): void {
  const traits = schema[3];
  // The SDK's own base class has no traits: the service never answers with it.
  if (traits === 0) return;
  const [code, status] = (traits as { awsQueryError: [string, number] }).awsQueryError;
  faults.set(code, status);
}

/** The SDK knows one kind of number. What a caller sends is always a whole one: AWS has fractions in answers only. */
function markIntegers(operations: ReadonlyMap<string, Operation>, structures: Map<string, Structure>): void {
  const inputs = new Set<string>();
  const visit = (name: string): void => {
    const structure = structures.get(name);
    if (structure === undefined || inputs.has(name)) return;
    inputs.add(name);
    for (const type of Object.values(structure.members)) visit(typeof type === 'string' ? type : type.list);
  };
  for (const { input } of operations.values()) visit(input);
  for (const name of inputs) {
    const { members, ...rest } = structures.get(name)!;
    const marked = Object.entries(members).map(([n, type]) => [n, type === 'number' ? 'integer' : type]);
    structures.set(name, { ...rest, members: Object.fromEntries(marked) });
  }
}

function unwrap(type: unknown): { target: unknown; element?: string } {
  const outer = force(type);
  if (!Array.isArray(outer) || outer.length !== 2) return { target: outer };
  const target = force(outer[0]);
  const traits = outer[1] as 0 | Record<string, string>;
  if (traits === 0) return { target };
  const unknown = Object.keys(traits).filter((trait) => trait !== 'xmlName');
  if (unknown.length > 0) throw new Error(`unknown traits ${unknown}`);
  return { target, element: traits['xmlName'] };
}

function force(type: unknown): unknown {
  return typeof type === 'function' ? type() : type;
}

function tuple(schema: unknown): Tuple {
  if (!Array.isArray(schema)) throw new Error(`not a schema: ${JSON.stringify(schema)}`);
  return schema;
}

function scalar(number: number): string {
  const name = SCALAR_NAMES.get(number);
  if (name === undefined) throw new Error(`unknown scalar ${number}`);
  return name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
