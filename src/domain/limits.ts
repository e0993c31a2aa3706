import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

export const DEFAULT_PORT = 6379;
const MAX_SNAPSHOT_RETENTION_DAYS = 35;
const MAX_DESCRIPTION = 255;

function integerWithin(field: string, value: number, min: number, max: number, remedy: string): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${value} for ${field}. Must be an integer between ${min} and ${max}. ${remedy}`,
    );
  }
  return value;
}

/** The TCP port of a cluster, 1-65535. Throws InvalidParameterValue. */
export function port(value: number, field = 'Port'): number {
  return integerWithin(field, value, 1, 65_535, `Leave it out for ${DEFAULT_PORT}.`);
}

/** Days that automatic snapshots are kept, 0-35; 0 switches them off. Throws InvalidParameterValue. */
export function snapshotRetentionLimit(value: number, field = 'SnapshotRetentionLimit'): number {
  return integerWithin(
    field,
    value,
    0,
    MAX_SNAPSHOT_RETENTION_DAYS,
    'Use 0 to switch automatic snapshots off.',
  );
}

/** Cache nodes of one cluster: Redis and Valkey have exactly one. Throws InvalidParameterValue. */
export function numCacheNodes(value: number, field = 'NumCacheNodes'): number {
  if (value !== 1) {
    throw new Fault(
      'InvalidParameterValue',
      `Cannot create a Redis or Valkey cluster with ${field} = ${value}. It has exactly 1 cache node: set ${field} to 1, ` +
        'and create a replication group for replicas.',
    );
  }
  return value;
}

/** A description: at most 255 characters, no control characters. Throws InvalidParameterValue. */
export function description(value: string, field = 'Description'): string {
  if (value.length > MAX_DESCRIPTION) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must not be longer than ${MAX_DESCRIPTION} characters. ` +
        `Given: ${quoted(value)} (${value.length} characters). Shorten it.`,
    );
  }
  if (/\p{Cc}/u.test(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} must not contain control characters. Given: ${quoted(value)}. Remove line breaks and the like.`,
    );
  }
  return value;
}
