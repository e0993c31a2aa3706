import { type ApiRequest, givenMembers } from './request.ts';

/** Operations of Holdfast's own, which the AWS CLI doesn't know: the command of Holdfast's that does the same. */
const OWN: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => string[]>> = {
  PromoteReadReplica: (input) => ['promote', text(input['CacheClusterId']), ...later(input)],
  DemoteCacheCluster: (input) => [
    'demote',
    text(input['CacheClusterId']),
    '--of',
    text(input['ReplicationGroupId']),
    ...(input['SkipSafetySnapshot'] ? ['--no-snapshot'] : []),
    ...(input['SafetySnapshotName'] ? ['--snapshot', text(input['SafetySnapshotName'])] : []),
    ...later(input),
  ],
  ForceFailover: (input) => [
    'failover',
    text(input['ReplicationGroupId']),
    '--force',
    ...(input['CacheClusterId'] ? ['--to', text(input['CacheClusterId'])] : []),
  ],
  CancelPendingModifications: (input) => [
    'cancel',
    text(input['CacheClusterId'] ?? input['ReplicationGroupId']),
  ],
};

/** The request as a command to be typed into a shell. */
export function awsCommand({ operation, input }: ApiRequest, region: string): string {
  const own = OWN[operation];
  if (own) return ['holdfast', ...own(input as Readonly<Record<string, unknown>>).map(shellWord)].join(' ');
  const options = givenMembers(input).map(([name, value]) => option(name, value));
  return [`aws elasticache ${kebab(operation)}`, ...options, `--region ${region}`].join(' \\\n    ');
}

function option(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? `--${kebab(name)}` : `--no-${kebab(name)}`;
  const words = Array.isArray(value) ? value.map(word) : [word(value)];
  return [`--${kebab(name)}`, ...words].join(' ');
}

/** A structure in the CLI's shorthand: `Key=team,Value=blue`. */
function word(value: unknown): string {
  if (typeof value !== 'object' || value === null) return shellWord(String(value));
  const members = givenMembers(value).map(([name, member]) => {
    const plain = String(member);
    return `${name}=${/^[\w./:@%+-]*$/.test(plain) ? plain : JSON.stringify(plain)}`;
  });
  return shellWord(members.join(','));
}

/** As the AWS CLI makes an option's name of a member's: `PreferredCacheClusterAZs` is `preferred-cache-cluster-azs`. */
export function kebab(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/-{2,}/g, '-')
    .toLowerCase();
}

function shellWord(value: string): string {
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

function later(input: Readonly<Record<string, unknown>>): string[] {
  return input['ApplyImmediately'] === false ? ['--at-window'] : [];
}

function text(value: unknown): string {
  return String(value ?? '');
}
