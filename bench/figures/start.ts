import type { BenchContext, Figure, Result } from '../figure.ts';
import { run } from '../support/child.ts';
import { fleetSize, startFleet } from '../support/fleet.ts';
import { Holdfast } from '../support/holdfast.ts';
import { timed } from '../support/until.ts';

/** A second start, from `bin/holdfast serve` to `GET /healthz` answering with 200; against Node doing nothing. */
export const start: Figure = { name: 'start', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using empty = await Holdfast.start(context);
  const none = await startAgain(context, empty);
  await using fleet = await startFleet(context);
  const many = await startAgain(context, fleet);
  return [
    result('second start, no clusters', none),
    result(`second start, ${fleetSize(context)} running clusters`, many),
  ];
}

interface Starts {
  ours: number[];
  node: number[];
}

async function startAgain(context: BenchContext, holdfast: Holdfast): Promise<Starts> {
  const starts: Starts = { ours: [], node: [] };
  for (let round = 1; round <= (context.rounds ?? 7); round++) {
    await holdfast.stop();
    starts.ours.push((await timed(() => holdfast.start())) / 1000);
    starts.node.push((await timed(() => run([process.execPath, '-e', '0']))) / 1000);
  }
  return starts;
}

function result(what: string, { ours, node }: Starts): Result {
  return {
    what,
    unit: 's',
    ours,
    peer: { name: 'Node, start to end', values: node },
    target: { of: 'median', must: '<=', limit: 1.5 },
  };
}
