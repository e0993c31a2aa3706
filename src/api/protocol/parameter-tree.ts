import { Fault } from '../../domain/fault.ts';
import type { Pair } from './form.ts';

/** Parameters by the dots in their names: `Tags.Tag.1.Key=a` is Tags > Tag > 1 > Key. */
export interface ParameterNode {
  value?: string;
  readonly children: Map<string, ParameterNode>;
}

/** Deeper than any operation's input; a longer name is unknown, and unknown parameters are ignored. */
const MAX_DEPTH = 12;

/**
 * Only parameters under one of `known` are kept: AWS ignores those it doesn't know, and a stranger's million
 * names cost nothing then. Throws MalformedQueryString on a name given twice.
 */
export function buildTree(pairs: Iterable<Pair>, known: (name: string) => boolean): ParameterNode {
  const root: ParameterNode = { children: new Map() };
  for (const [name, value] of pairs) {
    const segments = name.split('.', MAX_DEPTH + 1);
    if (segments.length > MAX_DEPTH || !known(segments[0]!)) continue;
    const node = segments.reduce(childOf, root);
    if (node.value !== undefined) {
      throw new Fault('MalformedQueryString', `The parameter ${name} is given more than once.`);
    }
    node.value = value;
  }
  return root;
}

function childOf(parent: ParameterNode, segment: string): ParameterNode {
  let child = parent.children.get(segment);
  if (child === undefined) {
    child = { children: new Map() };
    parent.children.set(segment, child);
  }
  return child;
}
