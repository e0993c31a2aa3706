import { cacheClusterId, replicationGroupId, snapshotName } from '../../../src/domain/identifiers.ts';

/** The API's own rules for names, asked while one types. */
const RULES = { cluster: cacheClusterId, group: replicationGroupId, snapshot: snapshotName } as const;

export type IdentifierKind = keyof typeof RULES;

export function isIdentifier(kind: IdentifierKind, value: string): boolean {
  try {
    RULES[kind](value);
    return true;
  } catch {
    return false;
  }
}
