import { Fault } from '../../domain/fault.ts';
import type { Pair } from './form.ts';
import { buildTree, type ParameterNode } from './parameter-tree.ts';
import { parseScalar } from './scalars.ts';
import {
  isScalar,
  type ListType,
  type MemberType,
  type Model,
  type Structure,
  structureOf,
} from './shape.ts';

const INDEX = /^[1-9]\d{0,5}$/;

/**
 * Which operation a request names. Throws MissingAction, or InvalidAction for one that the API lacks and for a
 * version that isn't the model's.
 */
export function parseOperation(model: Model, pairs: readonly Pair[]): string {
  const action = single(pairs, 'Action');
  if (action === undefined || action === '') {
    throw new Fault('MissingAction', 'The request must contain the parameter Action.');
  }
  const version = single(pairs, 'Version');
  if (!model.operations.has(action) || (version !== undefined && version !== model.version)) {
    const asked = version ?? model.version;
    throw new Fault(
      'InvalidAction',
      `Could not find operation ${clip(action)} for version ${clip(asked)}: the version is ${model.version}.`,
    );
  }
  return action;
}

/**
 * The input of an operation, typed by the model. Lists come as `A.member.1`, `A.Element.1` or `A.1`; parameters
 * that the operation lacks are ignored, as AWS does.
 * Throws InvalidParameterValue or MalformedQueryString, and nothing else.
 */
export function parseInput(model: Model, operation: string, pairs: readonly Pair[]): Record<string, unknown> {
  const { input } = model.operations.get(operation)!;
  const structure = structureOf(model, input);
  const tree = buildTree(pairs, (name) => Object.hasOwn(structure.members, name));
  return parseStructure(model, structure, tree, '');
}

function parseStructure(
  model: Model,
  structure: Structure,
  node: ParameterNode,
  prefix: string,
): Record<string, unknown> {
  if (node.value !== undefined && node.value !== '')
    throw misplaced(prefix, 'a structure, not a plain value');
  const result: Record<string, unknown> = {};
  for (const [segment, child] of node.children) {
    if (!Object.hasOwn(structure.members, segment)) continue;
    result[segment] = parseMember(model, structure.members[segment]!, child, join(prefix, segment));
  }
  for (const member of structure.required ?? []) {
    if (Object.hasOwn(result, member)) continue;
    const name = join(prefix, member);
    throw new Fault('InvalidParameterValue', `The parameter ${name} must be provided and must not be null.`);
  }
  return result;
}

function parseMember(model: Model, type: MemberType, node: ParameterNode, name: string): unknown {
  if (typeof type !== 'string') return parseList(model, type, node, name);
  if (!isScalar(type)) return parseStructure(model, structureOf(model, type), node, name);
  if (node.value === undefined || node.children.size > 0) {
    throw misplaced(name, 'a plain value, not a list or a structure');
  }
  return parseScalar(type, node.value, name);
}

/** Elements must be numbered 1 to n: a hole would move what follows it, and who asked would never know. */
function parseList(model: Model, type: ListType, node: ParameterNode, name: string): unknown[] {
  const elements = new Map<number, { element: ParameterNode; path: string }>();
  const collect = (parent: ParameterNode, prefix: string): void => {
    // An empty value is how SDKs send an empty list.
    if (parent.value !== undefined && parent.value !== '')
      throw misplaced(prefix, 'a list, not a plain value');
    for (const [segment, element] of parent.children) {
      if (parent === node && (segment === 'member' || segment === type.element)) {
        collect(element, join(prefix, segment));
        continue;
      }
      const path = join(prefix, segment);
      if (!INDEX.test(segment)) throw misplaced(path, 'numbered from 1, for it is in a list');
      const index = Number(segment);
      if (elements.has(index)) throw misplaced(path, 'given once');
      elements.set(index, { element, path });
    }
  };
  collect(node, name);
  return Array.from({ length: elements.size }, (_, i) => {
    const found = elements.get(i + 1);
    if (found === undefined) throw misplaced(name, `numbered without gaps; it has no element ${i + 1}`);
    return parseMember(model, type.list, found.element, found.path);
  });
}

function single(pairs: readonly Pair[], name: string): string | undefined {
  const found = pairs.filter(([key]) => key === name);
  if (found.length > 1) throw misplaced(name, 'given once');
  return found[0]?.[1];
}

function misplaced(name: string, must: string): Fault {
  return new Fault('MalformedQueryString', `The parameter ${clip(name)} must be ${must}.`);
}

function join(prefix: string, segment: string): string {
  return prefix === '' ? segment : `${prefix}.${segment}`;
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
