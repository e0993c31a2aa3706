import type { Pair } from './form.ts';
import { isScalar, type MemberType, type Model, structureOf } from './shape.ts';

/**
 * The parameters of a request, as AWS's clients send them. Members that are undefined or null are left out; an
 * empty list is sent as `Name=`. Throws a TypeError on a member that the operation lacks: a misspelt name must
 * not be dropped in silence.
 */
export function serializeQuery(model: Model, operation: string, input: object): Pair[] {
  const shape = model.operations.get(operation);
  if (shape === undefined) throw new TypeError(`there is no operation ${operation}`);
  const pairs: Pair[] = [
    ['Action', operation],
    ['Version', model.version],
  ];
  writeStructure(model, shape.input, input, '', pairs);
  return pairs;
}

export function encodeForm(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
}

function writeStructure(model: Model, structure: string, value: object, prefix: string, pairs: Pair[]): void {
  const { members } = structureOf(model, structure);
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || member === null) continue;
    if (!Object.hasOwn(members, name))
      throw new TypeError(`${prefix}${name} is no parameter of ${structure}`);
    write(model, members[name]!, member, `${prefix}${name}`, pairs);
  }
}

function write(model: Model, type: MemberType, value: unknown, name: string, pairs: Pair[]): void {
  if (typeof type !== 'string') {
    const items = value as readonly unknown[];
    if (items.length === 0) pairs.push([name, '']);
    for (const [i, item] of items.entries())
      write(model, type.list, item, `${name}.${type.element}.${i + 1}`, pairs);
  } else if (!isScalar(type)) {
    writeStructure(model, type, value as object, `${name}.`, pairs);
  } else {
    pairs.push([name, type === 'timestamp' ? (value as Date).toISOString() : String(value)]);
  }
}
