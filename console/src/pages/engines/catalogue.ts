import { INSTALLABLE_SERIES } from '../../../../src/domain/engine-versions.ts';
import type { CacheCluster, Output } from '../../api/json.ts';

export type EngineVersion = NonNullable<Output<'DescribeCacheEngineVersions'>['CacheEngineVersions']>[number];

/** The version of the program itself: `redis version 7.0.15`, also `redis version 7.1, served by redis 7.0.15`. */
export function programVersion({ CacheEngineVersionDescription: text = '' }: EngineVersion): string {
  return /(\d+(?:\.\d+)+)\D*$/.exec(text)?.[1] ?? '';
}

/** Clusters say the full version that they run, or 7.1.0 for ElastiCache's 7.1. */
export function runsOn(version: EngineVersion, { Engine, EngineVersion: runs }: CacheCluster): boolean {
  const { EngineVersion: name } = version;
  if (Engine !== version.Engine) return false;
  return runs === programVersion(version) ? !isAlias(version) : runs === name || runs === `${name}.0`;
}

/** Served by another version than the one that it is called. */
export function isAlias(version: EngineVersion): boolean {
  return !programVersion(version).startsWith(version.EngineVersion ?? '');
}

/** What `holdfast engines install` knows how to get and isn't there yet: `valkey@8.1`. */
export function notThere(versions: readonly EngineVersion[]): string[] {
  return INSTALLABLE_SERIES.filter((spec) => {
    const [engine, series] = spec.split('@');
    return !versions.some(
      (one) => one.Engine === engine && `${programVersion(one)}.`.startsWith(`${series}.`),
    );
  });
}
