import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';
import { parseVersion } from './version.ts';

/**
 * The parameter group families, in ElastiCache's names. `redis8` is ours: ElastiCache has no Redis after 7.
 */
export const FAMILIES = [
  'redis3.2',
  'redis4.0',
  'redis5.0',
  'redis6.x',
  'redis7',
  'redis8',
  'valkey7',
  'valkey8',
  'valkey9',
] as const;

export type Family = (typeof FAMILIES)[number];

export function isFamily(name: string): name is Family {
  return (FAMILIES as readonly string[]).includes(name);
}

/** A family named in a request. Throws InvalidParameterValue. */
export function parseFamily(value: string, field = 'CacheParameterGroupFamily'): Family {
  const name = value.toLowerCase();
  if (isFamily(name)) return name;
  throw new Fault(
    'InvalidParameterValue',
    `The parameter ${field} has the value ${quoted(value)}, which is no known family. Valid values: ${FAMILIES.join(', ')}.`,
  );
}

/** The family of an engine's version. Throws InvalidParameterCombination for a version that no family covers. */
export function familyOf(engine: 'redis' | 'valkey', version: string): Family {
  const [major, minor = 0] = parseVersion(version) as [number, number?];
  const candidates = [`${engine}${major}`, `${engine}${major}.x`, `${engine}${major}.${minor}`];
  const family = candidates.find(isFamily);
  if (family) return family;
  throw new Fault(
    'InvalidParameterCombination',
    `There is no parameter group family for ${engine} ${version}. Choose a version of one of: ${FAMILIES.join(', ')}.`,
  );
}

/** `default.redis7`; with cluster mode `default.redis7.cluster.on`. */
export function defaultParameterGroupName(family: Family, clusterMode = false): string {
  return `default.${family}${clusterMode ? '.cluster.on' : ''}`;
}

/** Every default parameter group that each account has from the start. */
export function defaultParameterGroups(): {
  name: string;
  family: Family;
  clusterMode: boolean;
  description: string;
}[] {
  return FAMILIES.flatMap((family) =>
    [false, true].map((clusterMode) => ({
      name: defaultParameterGroupName(family, clusterMode),
      family,
      clusterMode,
      description: clusterMode
        ? `Customized default parameter group for ${family} with cluster mode on`
        : `Default parameter group for ${family}`,
    })),
  );
}
