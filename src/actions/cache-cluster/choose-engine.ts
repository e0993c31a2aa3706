import type { CreateCacheClusterMessage } from '@aws-sdk/client-elasticache';
import {
  type Engine,
  parseEngine,
  type ResolvedEngine,
  resolveEngineVersion,
} from '../../domain/engine-versions.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { canLoad } from '../../domain/rdb-compatibility.ts';
import type { ActionContext } from '../action.ts';
import type { Origin } from './restore-source.ts';

/** The engine asked for, or the snapshot's own; one that can't load the snapshot is refused here, before anything starts. */
export async function chooseEngine(
  input: CreateCacheClusterMessage,
  origin: Origin | undefined,
  context: ActionContext,
): Promise<ResolvedEngine> {
  const available = await context.engines.list();
  const { settings, manifest } = origin ?? {};
  if (!input.Engine && !settings) {
    throw new Fault('InvalidParameterValue', 'Engine is missing. Set it to "redis" or "valkey".');
  }
  const engine: Engine = input.Engine ? parseEngine(input.Engine) : (settings!.Engine as Engine);
  const own = settings && engine === settings.Engine;
  const resolved = resolveEngineVersion(
    engine,
    input.EngineVersion || (own ? settings.BinaryVersion : undefined),
    available,
  );
  const rdb = manifest?.nodes[0]?.rdb;
  const verdict = rdb && canLoad(resolved, rdb);
  if (verdict && !verdict.ok) {
    throw new Fault(
      'InvalidParameterCombination',
      `Snapshot ${quoted(manifest.name)} can't be restored into ${engine} ${resolved.version}: ${verdict.reason}`,
    );
  }
  return own && !input.EngineVersion ? { ...resolved, shown: settings.EngineVersion } : resolved;
}
