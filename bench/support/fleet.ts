import type { BenchContext } from '../figure.ts';
import type { Api } from './api.ts';
import { Holdfast } from './holdfast.ts';

/** How many clusters a fleet has. */
export function fleetSize({ quick }: BenchContext): number {
  return quick ? 10 : 100;
}

/** A Holdfast with 100 clusters, or as many as are asked for, all of them available and empty. */
export async function startFleet(context: BenchContext, size = fleetSize(context)): Promise<Holdfast> {
  const holdfast = await Holdfast.start(context, { pool: size > 200 ? '/22' : '/24' });
  try {
    context.note(`  creating ${size} clusters`);
    await createClusters(holdfast.api, size);
    for (let i = 0; i < size; i++) await holdfast.api.clusterAvailable(clusterId(i), 'long');
  } catch (error) {
    await holdfast[Symbol.asyncDispose]();
    throw error;
  }
  return holdfast;
}

/** Asks for the clusters of a fleet, whoever serves the API. */
export async function createClusters(api: Api, size: number): Promise<void> {
  for (let i = 0; i < size; i++) {
    await api.call('CreateCacheCluster', {
      CacheClusterId: clusterId(i),
      Engine: 'redis',
      EngineVersion: '7.0',
      CacheNodeType: 'cache.t4g.micro',
      NumCacheNodes: '1',
    });
  }
}

/** The name of the cluster of that number, from 0 on. */
export function clusterId(i: number): string {
  return `cluster-${String(i).padStart(3, '0')}`;
}
