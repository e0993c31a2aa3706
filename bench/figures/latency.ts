import type { BenchContext, Figure, Result } from '../figure.ts';
import { latenciesDuring } from '../support/latency-probe.ts';
import { bareWithData, holdfastWithData, placeOf, SOURCE } from '../support/pair.ts';
import { percentile } from '../support/statistics.ts';
import { underWrites } from '../support/write-load.ts';

/** What a client notices of a snapshot, against what it notices of BGSAVE alone; under the same writes. */
export const latency: Figure = { name: 'latency', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await holdfastWithData(context);
  await using bare = await bareWithData(context, holdfast);
  const { api } = holdfast;
  const node = await placeOf(holdfast, SOURCE);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= (context.rounds ?? 7); round++) {
    context.note(`  round ${round}`);
    const name = `round-${round}`;
    const take = async () => {
      await api.call('CreateSnapshot', { CacheClusterId: SOURCE, SnapshotName: name });
      await api.snapshotAvailable(name);
    };
    const our = await underWrites(context, node, () => latenciesDuring(context, node, take));
    await api.deleteSnapshot(name);
    const save = () => bare.backgroundSave();
    const their = await underWrites(context, bare.place, () => latenciesDuring(context, bare.place, save));
    ours.push(percentile(our, 0.99));
    theirs.push(percentile(their, 0.99));
  }
  return [
    {
      what: "a client's p99 during a snapshot",
      unit: 'ms',
      ours,
      peer: { name: 'its p99 during bare BGSAVE', values: theirs },
      target: { of: 'ratio', must: '<=', limit: 1.1 },
    },
  ];
}
