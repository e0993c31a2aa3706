import type { ApiError } from '../api/error.ts';

/** Faults that are always about one field, though their messages may not name it. */
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  CacheClusterAlreadyExists: ['CacheClusterId'],
  ReplicationGroupAlreadyExists: ['ReplicationGroupId'],
  SnapshotAlreadyExistsFault: ['TargetSnapshotName', 'FinalSnapshotIdentifier', 'SnapshotName'],
  CacheParameterGroupAlreadyExists: ['CacheParameterGroupName'],
  CacheSubnetGroupAlreadyExists: ['CacheSubnetGroupName'],
};

/**
 * The field that a fault is about: the one of the form's that its message names first, else the one that its code is
 * about. Undefined when it is about none of them: it is shown above the form then.
 */
export function fieldOf(error: ApiError, fields: readonly string[]): string | undefined {
  const named = fields
    .map((field) => ({ field, at: error.message.search(new RegExp(`\\b${field}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return named?.field ?? FIELDS_OF[error.code]?.find((field) => fields.includes(field));
}
