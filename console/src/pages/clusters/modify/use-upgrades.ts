import { type Engine, isUpgrade } from '../../../../../src/domain/engine-versions.ts';
import type { CacheCluster } from '../../../api/json.ts';
import { type EngineVersion, useEngineVersions } from '../../../fields/engine-fields.tsx';
import { engineOf } from './settings.ts';

/** The cluster's own engine and version, and those that it can be upgraded to where it stands. */
export function useUpgrades(cluster: CacheCluster): { versions: readonly EngineVersion[]; loading: boolean } {
  const { versions, loading } = useEngineVersions();
  const own = engineOf(`${cluster.Engine} ${cluster.EngineVersion}`);
  const from = { engine: own.engine as Engine, version: own.version };
  const newer = versions.filter(({ engine, version }) =>
    isUpgrade(from, { engine: engine as Engine, version }),
  );
  return { versions: [own, ...newer], loading };
}
