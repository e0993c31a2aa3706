import { expect } from 'vitest';
import { until } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { isRunning, pidOf, sql } from '../../support/state.ts';
import { membersOf, primaryOf, replicasOf } from './groups.ts';
import type { GroupScenario, Round } from './killed-at.ts';
import { switchTo } from './planned.ts';
import { theGroup } from './unplanned.ts';

const GROUP = 'g';

/** Which member is to become the primary, and which was it, by the round. */
const cast = new WeakMap<Round, { from: string; to: string }>();

function noteCast(holdfast: TestHoldfast, round: Round): { from: string; to: string } {
  const parts = { from: primaryOf(holdfast, GROUP), to: replicasOf(holdfast, GROUP)[0]! };
  cast.set(round, parts);
  return parts;
}

async function end(holdfast: TestHoldfast, id: string): Promise<void> {
  const pid = pidOf(holdfast, id);
  process.kill(pid, 'SIGKILL');
  await until(
    async () => isRunning(pid),
    (running) => !running,
  );
}

/** How each change of the group's primary ended, but for its creation. */
function reports(holdfast: TestHoldfast): unknown[] {
  const rows = sql(holdfast, 'select kind, status, to_cluster_id as "to" from failover order by epoch');
  return rows.map((row) => ({ ...row }));
}

export const oldPrimaryDies: GroupScenario = {
  name: 'a switchover, and its old primary dies',
  failpoints: ['grant.committed'],
  mayLose: true,
  prepare: (holdfast) => theGroup(holdfast),
  act: (holdfast, round) => switchTo(holdfast, noteCast(holdfast, round).to),
  meanwhile: (holdfast, round) => end(holdfast, cast.get(round)!.from),
  async settled(holdfast, round) {
    expect(primaryOf(holdfast, GROUP)).toBe(cast.get(round)!.to);
    expect(reports(holdfast)).toEqual([{ kind: 'switchover', status: 'complete', to: cast.get(round)!.to }]);
  },
};

/** Nobody may write then, and the old primary has all that was ever acknowledged. */
export const heirDies: GroupScenario = {
  name: 'a switchover, and its next one dies',
  failpoints: ['switchover.demoted'],
  outage: ['switchover.demoted'],
  prepare: (holdfast) => theGroup(holdfast),
  act: (holdfast, round) => switchTo(holdfast, noteCast(holdfast, round).to),
  meanwhile: (holdfast, round) => end(holdfast, cast.get(round)!.to),
  async settled(holdfast, round) {
    expect(primaryOf(holdfast, GROUP)).not.toBe(cast.get(round)!.to);
    expect(reports(holdfast)).toEqual([
      { kind: 'switchover', status: 'abandoned', to: cast.get(round)!.to },
      { kind: 'failover', status: 'complete', to: primaryOf(holdfast, GROUP) },
    ]);
  },
};

export const chosenDies: GroupScenario = {
  name: 'a failover, and its next primary dies',
  failpoints: ['grant.committed'],
  outage: ['grant.committed'],
  mayLose: true,
  prepare: (holdfast) => theGroup(holdfast),
  act: (holdfast, round) => end(holdfast, noteCast(holdfast, round).from),
  meanwhile: (holdfast) => end(holdfast, primaryOf(holdfast, GROUP)),
  async settled(holdfast, round) {
    const [chosen, last] = reports(holdfast) as { to: string }[];
    expect(chosen).toMatchObject({ kind: 'failover', status: 'abandoned' });
    expect(last).toEqual({ kind: 'failover', status: 'complete', to: primaryOf(holdfast, GROUP) });
    expect(new Set([cast.get(round)!.from, chosen!.to, last!.to])).toEqual(
      new Set(membersOf(holdfast, GROUP)),
    );
  },
};
