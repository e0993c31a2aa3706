import { maxmemory } from '../../../../../src/domain/maxmemory.ts';
import { nodeType } from '../../../../../src/domain/node-types.ts';
import type { Manifest } from '../manifest.ts';

export interface Shortage {
  /** Bytes that the data took in memory when it was saved. */
  needed: number;
  /** Bytes that the node type leaves for data. */
  room: number;
}

/** Set when the data won't fit, by the API's own rule; undefined when it fits. `parameters` of the parameter group. */
export function shortageOf(
  manifest: Manifest,
  nodeTypeName: string,
  parameters: Readonly<Record<string, string>>,
): Shortage | undefined {
  const needed = manifest.Nodes?.[0]?.UsedMemory;
  if (needed === undefined || nodeTypeName === '') return undefined;
  const room = maxmemory(nodeType(nodeTypeName), parameters);
  return needed > room ? { needed, room } : undefined;
}

/** The highest database that holds keys, when a group's `databases` leaves it out: the engine would not start with it. */
export function databaseBeyond(
  manifest: Manifest,
  parameters: Readonly<Record<string, string>>,
): { database: number; databases: number } | undefined {
  const database = Math.max(0, ...(manifest.Nodes?.[0]?.Databases ?? []).map(({ Database = 0 }) => Database));
  const databases = Number(parameters['databases'] ?? 16);
  return database >= databases ? { database, databases } : undefined;
}
