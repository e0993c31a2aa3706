import {
  cacheClusterId,
  cacheParameterGroupName,
  cacheSubnetGroupName,
  replicationGroupId,
  snapshotName,
} from '../../../src/domain/identifiers.ts';

/** The API's own rules for names, asked while one types. */
const RULES = {
  cluster: cacheClusterId,
  group: replicationGroupId,
  snapshot: snapshotName,
  parameterGroup: cacheParameterGroupName,
  subnetGroup: cacheSubnetGroupName,
} as const;

export const MAX_LENGTH: Readonly<Record<IdentifierKind, number>> = {
  cluster: 50,
  group: 40,
  snapshot: 40,
  parameterGroup: 255,
  subnetGroup: 255,
};

export type IdentifierKind = keyof typeof RULES;

export function isIdentifier(kind: IdentifierKind, value: string): boolean {
  try {
    RULES[kind](value);
    return true;
  } catch {
    return false;
  }
}
