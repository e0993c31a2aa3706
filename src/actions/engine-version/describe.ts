import type {
  CacheEngineVersionMessage,
  DescribeCacheEngineVersionsMessage,
} from '@aws-sdk/client-elasticache';
import { type CacheEngineVersion, describeEngineVersions } from '../../domain/engine-catalogue.ts';
import { parseEngine } from '../../domain/engine-versions.ts';
import { paginate } from '../../domain/pagination.ts';
import { parseVersion } from '../../domain/version.ts';
import type { Action } from '../action.ts';

/** The engines that are there and can be started now; none of what AWS offers beyond that. */
export const DescribeCacheEngineVersions: Action<
  DescribeCacheEngineVersionsMessage,
  CacheEngineVersionMessage
> = async (input, { engines }) => {
  const versions = isMemcached(input.Engine)
    ? []
    : describeEngineVersions(await engines.list(), {
        engine: input.Engine ? parseEngine(input.Engine) : undefined,
        engineVersion: input.EngineVersion || undefined,
        family: input.CacheParameterGroupFamily?.toLowerCase() || undefined,
        defaultOnly: input.DefaultOnly,
      });
  const page = paginate(versions, { marker: input.Marker, maxRecords: input.MaxRecords, keyOf });
  return { Marker: page.marker, CacheEngineVersions: page.items };
};

/** To ask which Memcached there is is no mistake: there is none. */
function isMemcached(engine: string | undefined): boolean {
  return engine?.toLowerCase() === 'memcached';
}

/** Redis before Valkey, and versions as numbers: 7.0 before 7.0.15 before 7.1 before 10.0. */
function keyOf({ Engine, EngineVersion }: CacheEngineVersion): string {
  const numbers = parseVersion(EngineVersion).map((number) => String(number).padStart(6, '0'));
  return [Engine, ...numbers].join(' ');
}
