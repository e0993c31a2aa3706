import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext, Figure, Result } from '../figure.ts';
import { BareServer } from '../support/bare-server.ts';
import type { Holdfast } from '../support/holdfast.ts';
import { holdfastWithData, SOURCE } from '../support/pair.ts';
import { timed } from '../support/until.ts';

const SNAPSHOT = 'taken';

/** A cluster made from a snapshot, request to `available`; against a bare server that loads the same file. */
export const restore: Figure = { name: 'restore', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await holdfastWithData(context);
  const { api } = holdfast;
  await api.call('CreateSnapshot', { CacheClusterId: SOURCE, SnapshotName: SNAPSHOT });
  await api.snapshotAvailable(SNAPSHOT);
  // Beside an append-only file a dump.rdb would not be loaded.
  await using bare = await BareServer.like(context, holdfast, SOURCE, { appendonly: 'no' });
  await copyFile(await snapshotFile(holdfast), join(bare.directory, 'dump.rdb'));
  // Its memory would only be in the way.
  await api.deleteCluster(SOURCE);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= (context.rounds ?? 5); round++) {
    context.note(`  round ${round}`);
    const id = `restored-${round}`;
    const make = async () => {
      await api.call('CreateCacheCluster', { CacheClusterId: id, SnapshotName: SNAPSHOT });
      await api.clusterAvailable(id, 'long');
    };
    ours.push((await timed(make)) / 1000);
    await api.deleteCluster(id);
    theirs.push((await timed(() => bare.start())) / 1000);
    await bare.stop();
  }
  return [
    {
      what: 'restore of that snapshot, request to available',
      unit: 's',
      ours,
      peer: { name: 'bare server, start to loaded', values: theirs },
      target: { of: 'ratio', must: '<=', limit: 1.1 },
    },
  ];
}

async function snapshotFile({ data }: Holdfast): Promise<string> {
  const files = await readdir(join(data, 'snapshots'), { recursive: true });
  const file = files.find((name) => name.endsWith('.rdb'));
  if (!file) throw new Error('The snapshot has no RDB file');
  return join(data, 'snapshots', file);
}
