import { nodeFigures } from '../node-figures.ts';
import { formatBytes, formatCount } from '../output/format.ts';
import { codeOf } from '../watch.ts';
import { fill } from './fill.ts';
import type { NodeEndpoint } from './node-client.ts';
import { createCluster, type Scene, SOURCE } from './scene.ts';
import { hold } from './steps.ts';

/** The cluster of the story, filled. */
export async function showSource(scene: Scene): Promise<NodeEndpoint> {
  const { log, keys, engine } = scene;
  const endpoint = await log.step('', `create cluster ${SOURCE} (cache.m1.small)`, async () => {
    const made = await createCluster(scene, {
      CacheClusterId: SOURCE,
      ...engine,
      CacheNodeType: 'cache.m1.small',
    });
    const { address, port } = made.endpoint;
    return {
      detail: `${made.cluster.Engine} ${made.cluster.EngineVersion} at ${address}:${port}`,
      value: made.endpoint,
    };
  });
  await log.step('', `fill it with ${formatCount(keys)} keys of all types`, async (line) => {
    const filled = await fill(endpoint, { keys, now: Date.now() }, (done) => {
      scene.signal.throwIfAborted();
      line.update(`     ${formatCount(done)} keys written`);
    });
    const figures = await nodeFigures(endpoint.address, endpoint.port);
    hold(figures?.keys === keys, `${formatCount(keys)} keys were written, but the node has ${figures?.keys}`);
    const databases = [...filled.databases.keys()].toSorted((a, b) => a - b).join(', ');
    const detail =
      `strings, hashes, lists, sets, sets of integers, sorted sets, streams with groups, a function library; ` +
      `expiries on a fifth;\ndatabases ${databases}; ${formatCount(filled.commands)} commands, ${formatBytes(figures.usedMemory)}`;
    return { detail, value: undefined };
  });
  return endpoint;
}

const MICRO = 'example-micro';

/** S4: refused before anything starts. */
export async function showRefusal({ cli, log, api, engine }: Scene): Promise<void> {
  await log.step('S4', 'a snapshot of a cache.t1.micro is refused', async () => {
    await createCluster({ cli, api }, { CacheClusterId: MICRO, ...engine, CacheNodeType: 'cache.t1.micro' });
    const refusal = await api
      .call('CreateSnapshot', { CacheClusterId: MICRO, SnapshotName: 'micro-snapshot' })
      .then(
        () => undefined,
        (error: Error) => error,
      );
    hold(refusal !== undefined, 'the snapshot was accepted');
    const code = codeOf(refusal);
    hold(
      code === 'SnapshotFeatureNotSupportedFault',
      `the error is ${code ?? refusal.name}: ${refusal.message}`,
    );
    const listed = await api.call('DescribeSnapshots', { CacheClusterId: MICRO });
    hold(listed.Snapshots?.length === 0, 'a snapshot of it is listed nevertheless');
    await api.call('DeleteCacheCluster', { CacheClusterId: MICRO });
    return { detail: `${code}: ${refusal.message}`, value: undefined };
  });
}
