import { canLoad } from '../../../../../src/domain/rdb-compatibility.ts';
import { compareVersions } from '../../../../../src/domain/version.ts';
import type { EngineVersion } from '../../../fields/engine-fields.tsx';
import type { Manifest } from '../manifest.ts';

const MODULE_VALUE = 7;

/**
 * The versions, other than the snapshot's own, that can load it: newer ones of its engine, and of the other engine. By
 * the API's own rule, as far as the manifest tells what the file holds; the API looks at the rest.
 */
export function loadableVersions(
  manifest: Manifest,
  versions: readonly EngineVersion[],
): readonly EngineVersion[] {
  const node = manifest.Nodes?.[0];
  if (!node) return [];
  const modules = node.Modules ?? [];
  const seen = {
    magic: node.Magic ?? 'REDIS',
    rdbVersion: node.RdbVersion ?? 0,
    types: modules.length > 0 ? [MODULE_VALUE] : [],
    opcodes: [],
    hashFieldExpires: node.HashFieldExpires ?? false,
    modules,
  };
  return versions.filter(
    ({ engine, version }) =>
      (engine !== manifest.Engine || compareVersions(version, manifest.EngineVersion ?? '0') > 0) &&
      canLoad({ engine: engine as 'redis' | 'valkey', version }, seen).ok,
  );
}
