import { nodeFigures } from '../node-figures.ts';
import { formatBytes, formatCount } from '../output/format.ts';
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
