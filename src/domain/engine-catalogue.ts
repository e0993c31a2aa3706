import {
  type AvailableEngine,
  aliasServedBy,
  defaultVersion,
  type Engine,
  versionsOf,
} from './engine-versions.ts';
import { familyOf } from './family-names.ts';
import { majorMinor, parseVersion } from './version.ts';

/** One entry of DescribeCacheEngineVersions. */
export interface CacheEngineVersion {
  Engine: Engine;
  EngineVersion: string;
  CacheParameterGroupFamily: string;
  CacheEngineDescription: string;
  CacheEngineVersionDescription: string;
}

export interface EngineVersionFilter {
  engine?: Engine | undefined;
  engineVersion?: string | undefined;
  family?: string | undefined;
  defaultOnly?: boolean | undefined;
}

const DESCRIPTION: Record<Engine, string> = { redis: 'Redis', valkey: 'Valkey' };

/**
 * What DescribeCacheEngineVersions answers: only what is there, spelled as ElastiCache spells it (`7.0`, and the full
 * version before 6), with the alias 7.1 beside 7.0. Of two patches of one series the older keeps its full version.
 */
export function describeEngineVersions(
  available: readonly AvailableEngine[],
  filter: EngineVersionFilter = {},
): CacheEngineVersion[] {
  const entries = (['redis', 'valkey'] as const).flatMap((engine) => {
    const versions = versionsOf(engine, available);
    const preferred = defaultVersion(engine, versions);
    const seen = new Set<string>();
    return versions
      .flatMap((version) => entriesOf(engine, version, seen))
      .filter((entry) => !filter.defaultOnly || entry.served === preferred)
      .slice(0, filter.defaultOnly ? 1 : undefined)
      .reverse();
  });
  return entries
    .filter(({ entry, served }) => {
      if (filter.engine !== undefined && entry.Engine !== filter.engine) return false;
      if (filter.family !== undefined && entry.CacheParameterGroupFamily !== filter.family) return false;
      return (
        filter.engineVersion === undefined ||
        filter.engineVersion === entry.EngineVersion ||
        filter.engineVersion === served
      );
    })
    .map(({ entry }) => entry);
}

function entriesOf(
  engine: Engine,
  version: string,
  seen: Set<string>,
): { entry: CacheEngineVersion; served: string }[] {
  const short =
    parseVersion(version)[0]! >= 6 && !seen.has(majorMinor(version)) ? majorMinor(version) : version;
  const newestOfSeries = !seen.has(majorMinor(version));
  seen.add(majorMinor(version));
  const common = {
    Engine: engine,
    CacheParameterGroupFamily: familyOf(engine, version),
    CacheEngineDescription: DESCRIPTION[engine],
  };
  const own = {
    served: version,
    entry: { ...common, EngineVersion: short, CacheEngineVersionDescription: `${engine} version ${version}` },
  };
  const alias = newestOfSeries ? aliasServedBy({ engine, version }) : undefined;
  if (alias === undefined) return [own];
  const description = `${engine} version ${alias}, served by ${engine} ${version}`;
  return [
    own,
    {
      served: version,
      entry: { ...common, EngineVersion: alias, CacheEngineVersionDescription: description },
    },
  ];
}
