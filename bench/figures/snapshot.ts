import type { BenchContext, Figure, Result } from '../figure.ts';
import { bareWithData, holdfastWithData, placeOf, SOURCE } from '../support/pair.ts';
import { timed } from '../support/until.ts';
import { underWrites } from '../support/write-load.ts';

/** A snapshot under write load, from the request to `available`, which means verified; against BGSAVE alone. */
export const snapshot: Figure = { name: 'snapshot', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await holdfastWithData(context);
  await using bare = await bareWithData(context, holdfast);
  const { api } = holdfast;
  const node = await placeOf(holdfast, SOURCE);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= (context.rounds ?? 5); round++) {
    context.note(`  round ${round}`);
    const name = `round-${round}`;
    const take = async () => {
      await api.call('CreateSnapshot', { CacheClusterId: SOURCE, SnapshotName: name });
      await api.snapshotAvailable(name);
    };
    ours.push((await underWrites(context, node, () => timed(take))) / 1000);
    await api.deleteSnapshot(name);
    theirs.push((await underWrites(context, bare.place, () => timed(() => bare.backgroundSave()))) / 1000);
  }
  const gigabytes = Number(/used_memory:(\d+)/.exec(await bare.command<string>('INFO', 'memory'))?.[1]) / 1e9;
  return [
    {
      what: `snapshot of ${gigabytes.toFixed(2)} GB under write load, request to available`,
      unit: 's',
      ours,
      peer: { name: 'bare BGSAVE', values: theirs },
      target: { of: 'ratio', must: '<=', limit: 1.15 },
    },
  ];
}
