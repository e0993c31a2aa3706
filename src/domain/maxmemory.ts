import type { NodeType } from './node-types.ts';

/** Of families with `reserved-memory-percent`, what is reserved when the group says nothing. */
const DEFAULT_RESERVED_MEMORY_PERCENT = 25;

/**
 * The `maxmemory` of a node in bytes: its type's memory less the reserved part, as ElastiCache takes it off.
 * `reserved-memory` (bytes, families before 3.2 and groups made before 2017) counts where it is set;
 * otherwise `reserved-memory-percent` (families from 3.2 on, 25 by default).
 *
 * Never 0: to Redis that means "no limit", and a group that reserves everything asks for the opposite.
 */
export function maxmemory(type: NodeType, parameters: Readonly<Record<string, string>>): number {
  const bytes = Number(parameters['reserved-memory'] ?? 0);
  if (bytes > 0) return Math.max(1, type.maxmemory - bytes);
  const percent = Number(parameters['reserved-memory-percent'] ?? DEFAULT_RESERVED_MEMORY_PERCENT);
  return Math.max(1, Math.floor((type.maxmemory * (100 - percent)) / 100));
}
