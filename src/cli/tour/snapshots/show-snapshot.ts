import { formatBytes, formatCount } from '../../output/format.ts';
import { type Snapshot, waitForSnapshot } from '../../wait.ts';
import { startLiveWriter } from '../live-writer.ts';
import type { NodeEndpoint } from '../node-client.ts';
import { runOwn } from '../own-program.ts';
import { type Scene, SOURCE } from '../scene.ts';
import { checkSnapshotFile, type SnapshotFile } from '../snapshot-files.ts';
import { hold } from '../steps.ts';
import { SNAPSHOT } from './names.ts';

export interface Taken {
  snapshot: Snapshot;
  file: SnapshotFile;
  /** The writer's acknowledged writes when the snapshot was asked for, and when it was available. */
  live: { before: number; after: number };
}

/** S1, S2, S3, S5: a snapshot is taken while a client goes on writing, and what is kept is looked at. */
export async function showSnapshot(scene: Scene, source: NodeEndpoint): Promise<Taken> {
  const { log, server, api } = scene;
  const { snapshot, live } = await takeWhileWriting(scene, source);
  const file = await log.step('S1', 'everything is in one file, with a manifest', async () => {
    const found = await checkSnapshotFile(server.dataDirectory, api.region, SNAPSHOT);
    const detail =
      `${formatBytes(found.bytes)}, ${formatCount(found.keys)} keys, ${formatCount(found.expires)} with an expiry; ` +
      `read again: SHA-256 ${found.sha256.slice(0, 16)}... as in the manifest`;
    return { detail, value: found };
  });
  const byCommand = `${SNAPSHOT}-2`;
  await log.step('S3', 'another way to take one: the command line', async () => {
    const words = ['snapshots', 'create', byCommand, '--cluster', SOURCE, '--json'];
    const answer = JSON.parse(await runOwn(scene, words)) as { Snapshot?: Snapshot };
    hold(answer.Snapshot?.SnapshotStatus === 'available', `it ended ${answer.Snapshot?.SnapshotStatus}`);
    return { detail: `holdfast snapshots create ${byCommand} --cluster ${SOURCE}`, value: undefined };
  });
  return { snapshot, file, live };
}

async function takeWhileWriting({ cli, log, api, signal }: Scene, source: NodeEndpoint) {
  const writer = await startLiveWriter(source);
  try {
    // So that there are writes from before, during and after.
    await writer.reached(50);
    const before = writer.acknowledged();
    const status = await log.step(
      'S2',
      `take snapshot ${SNAPSHOT} while a client goes on writing`,
      async () => {
        const { Snapshot } = await api.call('CreateSnapshot', {
          CacheClusterId: SOURCE,
          SnapshotName: SNAPSHOT,
        });
        hold(
          Snapshot?.SnapshotStatus === 'creating',
          `the answer says ${Snapshot?.SnapshotStatus}, not creating`,
        );
        return { detail: 'CreateSnapshot answers: creating', value: Snapshot.SnapshotStatus };
      },
    );
    const snapshot = await log.step('S5', 'its status goes from creating to available', async () => {
      const seen: string[] = [status];
      const steps = new Set<string>();
      const found = await waitForSnapshot(cli, api, SNAPSHOT, (now, work) => {
        signal.throwIfAborted();
        if (seen.at(-1) !== now) seen.push(now);
        const percent = /\d+ %/.exec(work?.Step ?? '')?.[0];
        if (percent) steps.add(percent);
      });
      seen.push(found.SnapshotStatus ?? '');
      hold(found.SnapshotStatus === 'available', `it ended ${found.SnapshotStatus}`);
      const progress = steps.size > 0 ? `; progress seen on the way: ${[...steps].join(', ')}` : '';
      return { detail: seen.join(' -> ') + progress, value: found };
    });
    const after = writer.acknowledged();
    await writer.stop();
    hold(after > before, 'no write was acknowledged while the snapshot was taken');
    if (!cli.out.json) {
      process.stdout.write(
        `     ${cli.out.style('dim', `meanwhile ${formatCount(after - before)} writes were acknowledged, the slowest in ${writer.slowest().toFixed(1)} ms`)}\n`,
      );
    }
    return { snapshot, live: { before, after } };
  } catch (error) {
    await writer.stop().catch(() => undefined);
    throw error;
  }
}
