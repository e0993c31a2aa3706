import type { BenchContext, Figure, Result } from '../../figure.ts';
import { HoldfastTrio } from '../../support/failover/holdfast-trio.ts';
import { failoverRound, roundInWords } from '../../support/failover/round.ts';
import { Holdfast } from '../../support/holdfast.ts';
import { Writers } from '../../support/writers/writers.ts';

/**
 * A primary that dies while its replicas have not heard of its last writes: how many acknowledged writes that costs, and
 * whether the report of the failover has every one of them.
 */
export const losses: Figure = { name: 'failover-losses', measure };

/** So much that replicas which were held back are promoted nevertheless. */
const FLAGS = ['--max-lag', '1gb'];

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context, { flags: FLAGS });
  await using writers = new Writers();
  const trio = await HoldfastTrio.create(context, holdfast, 'trio');
  const lost: number[] = [];
  let bounded = 0;
  let untold = 0;
  for (let round = 1; round <= (context.rounds ?? (context.quick ? 2 : 10)); round++) {
    const found = await failoverRound(trio, writers, 'kill-behind', `behind-${round}`);
    context.note(`  round ${round}: ${roundInWords(found)}`);
    lost.push(found.lost);
    bounded += found.bounded;
    untold += found.untold;
  }
  return [
    {
      what: 'kill -9 while both replicas stand still: acknowledged writes lost',
      unit: 'writes',
      ours: lost,
    },
    {
      what: '- of these, told by a bound alone, all rounds together',
      unit: 'writes',
      ours: [bounded],
    },
    {
      what: '- of these, told by no report, all rounds together',
      unit: 'writes',
      ours: [untold],
      target: { of: 'median', must: '<=', limit: 0 },
    },
  ];
}
