import type { InputOf } from '../../api/operation-types.ts';
import type { Api, Cli } from '../command.ts';
import { type CacheCluster, waitForCluster } from '../wait.ts';
import type { TourEngine } from './engine.ts';
import type { NodeEndpoint } from './node-client.ts';
import { hold, type StepLog } from './steps.ts';
import type { ThrowAwayServer } from './throw-away-server.ts';

/** What the steps of a tour share. */
export interface Scene {
  cli: Cli;
  log: StepLog;
  server: ThrowAwayServer;
  /** In the region of the story. */
  api: Api;
  /** In another region, for what goes there. */
  elsewhere: Api;
  keys: number;
  /** What the clusters run. */
  engine: TourEngine;
  /** Aborted when the tour is to end. */
  signal: AbortSignal;
}

/** One of the founding documents. */
export interface Tour {
  /** From its beginning to its end. Gives what was found, for the result. @throws when something doesn't hold */
  walk(scene: Scene): Promise<Record<string, unknown>>;
}

/** The cluster that both documents begin with. */
export const SOURCE = 'exampleredis';

/** Creates a cluster of one node and waits until it serves. `created` is what the API answered at first. */
export async function createCluster(
  { cli, api }: Pick<Scene, 'cli' | 'api'>,
  input: InputOf<'CreateCacheCluster'> & { CacheClusterId: string },
): Promise<{ created: CacheCluster; cluster: CacheCluster; endpoint: NodeEndpoint }> {
  const answer = await api.call('CreateCacheCluster', { NumCacheNodes: 1, ...input });
  const cluster = await waitForCluster(cli, api, input.CacheClusterId);
  return { created: answer.CacheCluster ?? {}, cluster, endpoint: endpointOf(cluster) };
}

/** @throws TourFailure when the cluster shows none */
export function endpointOf(cluster: CacheCluster): NodeEndpoint {
  const { Address, Port } = cluster.CacheNodes?.[0]?.Endpoint ?? {};
  hold(Address !== undefined && Port !== undefined, `cluster ${cluster.CacheClusterId} shows no endpoint`);
  return { address: Address, port: Port };
}
