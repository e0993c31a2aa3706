import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';
import { NODE_TYPE_DATA, type NodeFamily, PREVIOUS_GENERATION } from './node-type-data.ts';

export interface NodeType {
  /** `cache.m1.small` */
  name: string;
  /** `m1` */
  family: NodeFamily;
  generation: 'current' | 'previous';
  vcpus: number;
  /** Bytes of the node, before the reserved part is taken off. */
  maxmemory: number;
}

const NODE_TYPES: ReadonlyMap<string, NodeType> = new Map(
  Object.entries(NODE_TYPE_DATA).flatMap(([family, sizes]) =>
    Object.entries(sizes as Record<string, readonly [number, number]>).map(([size, [vcpus, maxmemory]]) => {
      const name = `cache.${family}.${size}`;
      const generation = PREVIOUS_GENERATION.has(family as NodeFamily) ? 'previous' : 'current';
      return [name, { name, family: family as NodeFamily, generation, vcpus, maxmemory }];
    }),
  ),
);

/** All node types, in alphabetical order of their names. */
export const NODE_TYPE_NAMES: readonly string[] = [...NODE_TYPES.keys()].sort();

/** The node type of that name. Throws InvalidParameterValue that names a few to choose from. */
export function nodeType(name: string, field = 'CacheNodeType'): NodeType {
  const found = NODE_TYPES.get(name);
  if (found) return found;
  const why = name.startsWith('cache.r6gd.')
    ? 'Node types with data tiering (r6gd) are not supported: choose cache.r6g or cache.r7g'
    : "Choose one of ElastiCache's, for example cache.t4g.micro, cache.m7g.large or cache.r7g.large";
  throw new Fault('InvalidParameterValue', `Invalid Cache Node Type: ${quoted(name)} in ${field}. ${why}.`);
}

/** ElastiCache takes no snapshots of `cache.t1.micro`. */
export function canSnapshot(type: NodeType): boolean {
  return type.family !== 't1';
}

/** T1 nodes have no automatic failover in ElastiCache. */
export function supportsReplicationFailover(type: NodeType): boolean {
  return type.family !== 't1';
}

/** The number in a family's name, by which ElastiCache tells newer from older: r5 -> 5. */
function generationNumber(type: NodeType): number {
  return Number(/\d+/.exec(type.family)![0]);
}

/** Families that stood outside of a VPC: nothing newer can be scaled down to one of them. */
const CLASSIC: ReadonlySet<NodeFamily> = new Set(['t1', 'm1', 'm2', 'c1']);

/**
 * What ListAllowedNodeTypeModifications answers for a node of that type, in alphabetical order: up to more memory
 * (or as much, on a newer generation), never to an older generation; down to less (or as much, on an older one).
 * The rule is read off AWS's published answers; whether the data fits is asked when the change is made.
 */
export function allowedNodeTypeModifications(from: NodeType): { scaleUp: string[]; scaleDown: string[] } {
  const scaleUp: string[] = [];
  const scaleDown: string[] = [];
  for (const name of NODE_TYPE_NAMES) {
    const to = NODE_TYPES.get(name)!;
    if (to.name === from.name) continue;
    const newer = generationNumber(to) - generationNumber(from);
    const bigger = to.maxmemory - from.maxmemory;
    if (bigger > 0 ? newer >= 0 : bigger === 0 && newer > 0) {
      if (to.generation === 'current' || from.generation === 'previous') scaleUp.push(name);
    } else if (bigger <= 0 && (!CLASSIC.has(to.family) || CLASSIC.has(from.family))) {
      scaleDown.push(name);
    }
  }
  return { scaleUp, scaleDown };
}
