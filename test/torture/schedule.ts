import { type Action, type GroupName, tellAction, type Whom } from './actions.ts';
import { Random } from './random.ts';

export interface Step {
  /** Counts all steps of the run from 1. */
  n: number;
  round: number;
  /** Milliseconds after the step before it was begun, whether that has ended or not. */
  afterMs: number;
  action: Action;
}

/** How likely each action is, against the others. */
const WEIGHTS: Readonly<Record<Action['do'], number>> = {
  kill: 8,
  stop: 6,
  'kill-ahead': 4,
  'kill-primary-and-replica': 2,
  'kill-all': 1,
  'kill-controller': 4,
  'stop-controller': 2,
  'arm-controller': 3,
  'kill-proxy': 1,
  'fill-disk': 1.5,
  switchover: 8,
  'test-failover': 3,
  'add-replica': 3,
  'remove-replica': 2,
  promote: 2,
  demote: 2,
  modify: 3,
  snapshot: 4,
  reboot: 3,
};

const STEPS_A_ROUND = [3, 9] as const;

/**
 * The steps of one round: a few actions, close together or at once. After a round all faults are taken back, and what
 * then must be so is looked at. The same seed and round give the same steps.
 */
export function roundOf(seed: string, round: number, firstStep: number): Step[] {
  const random = Random.of(seed, 'round', round);
  return Array.from({ length: random.between(...STEPS_A_ROUND) }, (_, n) => ({
    n: firstStep + n,
    round,
    afterMs: n === 0 ? 0 : gap(random),
    action: draw(random),
  }));
}

/** A line that tells the step, the same for the same seed. */
export function tellStep({ n, round, afterMs, action }: Step): string {
  return `step ${n}, round ${round}, ${(afterMs / 1000).toFixed(2)} s later: ${tellAction(action)}`;
}

/** Often none, so that things happen at once; else up to a few seconds. */
function gap(random: Random): number {
  if (random.chance(0.3)) return 0;
  return random.chance(0.5) ? random.between(1, 300) : random.between(300, 4_000);
}

function draw(random: Random): Action {
  const name = random.weighted(WEIGHTS);
  const group: GroupName = random.chance(0.75) ? 'main' : 'small';
  const rank = random.between(0, 4);
  const short = random.between(50, 1_500);
  const long = random.between(1_500, 8_000);
  const whom: Whom = random.chance(0.6) ? { group, role: 'primary' } : { group, role: 'replica', rank };
  const by = random.pick(['count', 'cluster'] as const);
  switch (name) {
    case 'kill':
    case 'reboot':
      return { do: name, whom };
    case 'stop':
      return { do: name, whom, forMs: random.chance(0.6) ? short : long };
    case 'kill-ahead':
      return { do: name, group, forMs: random.between(150, 450) };
    case 'kill-primary-and-replica':
    case 'promote':
    case 'switchover':
      return { do: name, group, rank };
    case 'kill-all':
    case 'test-failover':
      return { do: name, group };
    case 'kill-controller':
      return { do: name, downMs: random.chance(0.5) ? 0 : short };
    case 'stop-controller':
      return { do: name, forMs: random.chance(0.7) ? short : long };
    case 'arm-controller':
      return { do: name, at: random.between(0, 999) / 1000 };
    case 'kill-proxy':
      return { do: name };
    case 'fill-disk':
      return { do: name, forMs: random.between(500, 4_000), leaveBytes: random.pick([0, 4_096, 200_000]) };
    case 'add-replica':
      return { do: name, group, by };
    case 'remove-replica':
      return { do: name, group, rank, by };
    case 'demote':
      return { do: name, group, safety: random.chance(0.5) };
    case 'modify':
      return {
        do: name,
        group,
        what: random.pick(['description', 'parameters', 'automatic-failover'] as const),
      };
    case 'snapshot':
      return { do: name, group, of: random.pick(['group', 'primary'] as const) };
  }
}
