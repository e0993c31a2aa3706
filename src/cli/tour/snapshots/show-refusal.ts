import { codeOf } from '../../watch.ts';
import { createCluster, type Scene } from '../scene.ts';
import { hold } from '../steps.ts';

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
