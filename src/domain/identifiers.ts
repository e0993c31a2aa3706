import { Fault } from './fault.ts';

const RULE =
  'Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; ' +
  'and must not end with a hyphen or contain two consecutive hyphens.';

/** A letter, then letters and digits, with single hyphens between them. */
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/;

/** ElastiCache names the snapshots it takes by itself `automatic.CLUSTER-yyyy-mm-dd-hh-mm`; users can't. */
const AUTOMATED_SNAPSHOT_PREFIX = 'automatic.';
/** The parameter groups that come with each family are named `default.FAMILY`; users can't create such names. */
const DEFAULT_PARAMETER_GROUP_PREFIX = 'default.';

const MAX_CACHE_CLUSTER_ID = 50;
const MAX_REPLICATION_GROUP_ID = 40;
const MAX_SNAPSHOT_NAME = 40;
const MAX_GROUP_NAME = 255;

/** How a value is shown in a message: quoted, and cut when somebody sends a novel. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
}

function invalidIdentifier(field: string, value: string, remedy: string): Fault {
  return new Fault(
    'InvalidParameterValue',
    `The parameter ${field} is not a valid identifier. ${RULE} Given: ${quoted(value)}. ${remedy}`,
  );
}

function identifier(field: string, value: string, max: number, example: string): string {
  if (value.length > max) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must not be longer than ${max} characters. ` +
        `Given: ${quoted(value)} (${value.length} characters). Choose a shorter name, for example "${example}".`,
    );
  }
  if (!IDENTIFIER.test(value)) {
    throw invalidIdentifier(field, value, `Choose a name like "${example}".`);
  }
  return value.toLowerCase();
}

/** The id of a cache cluster as it is stored: 1-50 characters, lower case. Throws InvalidParameterValue. */
export function cacheClusterId(value: string, field = 'CacheClusterId'): string {
  return identifier(field, value, MAX_CACHE_CLUSTER_ID, 'my-redis');
}

/** The id of a replication group as it is stored: 1-40 characters, lower case. Throws InvalidParameterValue. */
export function replicationGroupId(value: string, field = 'ReplicationGroupId'): string {
  return identifier(field, value, MAX_REPLICATION_GROUP_ID, 'my-group');
}

/**
 * The name a user gives a snapshot, as it is stored: 1-40 characters, lower case, not `automatic.*`.
 * `field` is TargetSnapshotName for a copy, FinalSnapshotIdentifier for a deletion. Throws InvalidParameterValue.
 */
export function snapshotName(value: string, field = 'SnapshotName'): string {
  if (isAutomatedSnapshotName(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must not begin with "${AUTOMATED_SNAPSHOT_PREFIX}": such names are kept for automatic ` +
        `snapshots. Given: ${quoted(value)}. Choose a name like "my-snapshot".`,
    );
  }
  return identifier(field, value, MAX_SNAPSHOT_NAME, 'my-snapshot');
}

export function isAutomatedSnapshotName(value: string): boolean {
  return value.toLowerCase().startsWith(AUTOMATED_SNAPSHOT_PREFIX);
}

/** The name of an automatic snapshot, as ElastiCache forms it; `at` in UTC. */
export function automatedSnapshotName(sourceId: string, at: Date): string {
  return `${AUTOMATED_SNAPSHOT_PREFIX}${sourceId}-${minuteStamp(at)}`;
}

/** The name of the snapshot that is taken of a cluster before its data is replaced, unless it is given one; `at` in UTC. */
export function safetySnapshotName(clusterId: string, at: Date): string {
  return `${clusterId}-before-demotion-${minuteStamp(at)}`;
}

function minuteStamp(at: Date): string {
  return at.toISOString().slice(0, 16).replace(/[T:]/g, '-');
}

/** The name of a parameter group to create, as it is stored: lower case. Throws InvalidParameterValue. */
export function cacheParameterGroupName(value: string, field = 'CacheParameterGroupName'): string {
  if (isDefaultParameterGroupName(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must not begin with "${DEFAULT_PARAMETER_GROUP_PREFIX}": such names are kept for the ` +
        `default groups. Given: ${quoted(value)}. Choose a name like "my-parameters".`,
    );
  }
  return identifier(field, value, MAX_GROUP_NAME, 'my-parameters');
}

export function isDefaultParameterGroupName(value: string): boolean {
  return value.toLowerCase().startsWith(DEFAULT_PARAMETER_GROUP_PREFIX);
}

/** The name of a subnet group, as it is stored: 1-255 letters, digits or hyphens, lower case. Throws InvalidParameterValue. */
export function cacheSubnetGroupName(value: string, field = 'CacheSubnetGroupName'): string {
  if (!/^[A-Za-z0-9-]{1,255}$/.test(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must contain from 1 to ${MAX_GROUP_NAME} alphanumeric characters or hyphens. ` +
        `Given: ${quoted(value)}. Choose a name like "my-subnet-group".`,
    );
  }
  return value.toLowerCase();
}
