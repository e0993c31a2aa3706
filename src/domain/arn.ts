import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

/** The resource types in ElastiCache's ARNs. */
export const ARN_RESOURCE_TYPES = [
  'cluster',
  'globalreplicationgroup',
  'parametergroup',
  'replicationgroup',
  'reserved-instance',
  'securitygroup',
  'serverlesscache',
  'serverlesscachesnapshot',
  'snapshot',
  'subnetgroup',
  'user',
  'usergroup',
] as const;

export type ArnResourceType = (typeof ARN_RESOURCE_TYPES)[number];

export interface Arn {
  partition: string;
  region: string;
  accountId: string;
  type: ArnResourceType;
  name: string;
}

/** The partition of a region: China and GovCloud have their own. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** `arn:aws:elasticache:us-east-1:000000000000:cluster:my-redis` */
export function formatArn(arn: Omit<Arn, 'partition'>): string {
  return `arn:${partitionOf(arn.region)}:elasticache:${arn.region}:${arn.accountId}:${arn.type}:${arn.name}`;
}

/** Reads an ElastiCache ARN. Throws InvalidARN that says which part is wrong. */
export function parseArn(value: string, field = 'ResourceName'): Arn {
  const [prefix, partition, service, region, accountId, type, ...rest] = value.split(':');
  const name = rest.join(':');
  const invalid = (what: string) =>
    new Fault(
      'InvalidARN',
      `The parameter ${field} is not a valid ARN: ${quoted(value)} ${what}. ` +
        'Write it like arn:aws:elasticache:us-east-1:000000000000:cluster:my-redis.',
    );
  if (prefix !== 'arn' || name === '') throw invalid('does not have the seven parts of one');
  if (service !== 'elasticache') throw invalid(`is of the service ${quoted(service!)}, not of elasticache`);
  if (partition !== partitionOf(region!))
    throw invalid(`has the partition ${quoted(partition!)}, not that of its region`);
  if (!/^\d{12}$/.test(accountId!))
    throw invalid(`has the account ${quoted(accountId!)}, which is not 12 digits`);
  if (!isResourceType(type!)) throw invalid(`has the unknown resource type ${quoted(type!)}`);
  return { partition, region: region!, accountId: accountId!, type, name };
}

export function isArn(value: string): boolean {
  return value.startsWith('arn:');
}

function isResourceType(value: string): value is ArnResourceType {
  return (ARN_RESOURCE_TYPES as readonly string[]).includes(value);
}
