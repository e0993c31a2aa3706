import { expect } from 'vitest';
import type { Failpoint } from '../../../../src/control/failpoints.ts';
import { until } from '../../../support/elasticache.ts';
import { TestHoldfast } from '../../../support/holdfast.ts';
import type { NodeAddress } from '../../support/data.ts';
import { arm, diesAt } from '../../support/dies-at.ts';
import { sql, strays } from '../../support/state.ts';
import { expectWholeGroup, writableMembers } from './expect-group.ts';
import { whenGroupRests } from './groups.ts';
import { accountedLosses } from './losses.ts';
import { SteadyWriter } from './steady-writer.ts';

/** Within this, writes go on that no controller is needed for: a pause of writes runs out by then. */
const WRITES_MS = 5_000;
/** Within this an operation that the controller died in must be over, once there is a controller again. */
const SECONDS_TO_SETTLE = 15;

/** One round of a scenario: what the operation is done to. */
export interface Round {
  /** Tells what this round makes from what others made. */
  number: number;
  failpoint: Failpoint;
  /** The group that must be whole again at the end; undefined when it is to be gone. */
  group?: string;
  /** Where an application writes meanwhile; undefined when there is no such place. */
  writesTo?: NodeAddress;
  writer?: SteadyWriter;
}

export type Prepared = Omit<Round, 'number' | 'failpoint'>;

/** One operation on a group that a controller is killed in. */
export interface GroupScenario {
  name: string;
  /** Those that the operation passes. */
  failpoints: readonly Failpoint[];
  /** Of these, those after which nobody can write until there is a controller again. */
  outage?: readonly Failpoint[];
  /** Writes may be lost, as far as the failover's report accounts for them. */
  mayLose?: boolean;
  /** Made ready by a controller that nobody kills; at the first round too, when nothing is there. */
  prepare(holdfast: TestHoldfast, round: Pick<Round, 'number' | 'failpoint'>): Promise<Prepared>;
  /** Begins the operation. The controller may die before it answers. */
  act(holdfast: TestHoldfast, round: Round): Promise<unknown>;
  /** What happens besides while no controller is there. */
  meanwhile?(holdfast: TestHoldfast, round: Round): Promise<unknown>;
  /** Run once the controller is back: waits for the outcome and checks what is particular to the operation. */
  settled(holdfast: TestHoldfast, round: Round): Promise<void>;
}

/** Has the controller killed at each of the scenario's steps, one after the other. */
export async function surviveAll(scenario: GroupScenario): Promise<void> {
  await using holdfast = await TestHoldfast.start();
  for (const [number, failpoint] of scenario.failpoints.entries()) {
    await survive(holdfast, scenario, number, failpoint).catch((error: Error) => {
      error.message = `${scenario.name}, killed at ${failpoint}: ${error.message}\n${story(holdfast)}`;
      throw error;
    });
  }
}

async function survive(
  holdfast: TestHoldfast,
  scenario: GroupScenario,
  number: number,
  failpoint: Failpoint,
): Promise<void> {
  const prepared = await scenario.prepare(holdfast, { number, failpoint });
  await using writer = prepared.writesTo ? new SteadyWriter(prepared.writesTo, `w${number}`) : undefined;
  const round: Round = { ...prepared, number, failpoint, ...(writer ? { writer } : {}) };
  await writer?.goesOn(WRITES_MS);
  // It may die before it serves, or before it answers.
  const answer = await arm(holdfast, failpoint)
    .then(() => scenario.act(holdfast, round))
    .catch((error: unknown) => error);
  await diesAt(holdfast, failpoint).catch((error: Error) => {
    throw new Error(`${error.message}; it answered ${JSON.stringify(answer)} ${String(answer)}`);
  });

  // Nobody is at the controls: never do two take writes, and one does wherever that is possible.
  if (round.group) expect((await writableMembers(holdfast, round.group)).length).toBeLessThanOrEqual(1);
  if (!scenario.outage?.includes(failpoint)) await writer?.goesOn(WRITES_MS);
  await scenario.meanwhile?.(holdfast, round);

  await holdfast.start();
  const began = performance.now();
  if (round.group) await whenGroupRests(holdfast, round.group);
  await writer?.goesOn(WRITES_MS);
  await scenario.settled(holdfast, round);
  expect((performance.now() - began) / 1000).toBeLessThan(SECONDS_TO_SETTLE);
  await writer?.stop();
  expect(await unaccounted(holdfast, scenario, round)).toEqual([]);
  if (round.group) await expectWholeGroup(holdfast, round.group, writer);
  const found = await until(
    () => strays(holdfast),
    (all) => all.length === 0,
  ).catch(() => strays(holdfast));
  expect(found).toEqual([]);
}

/** Acknowledged writes that are gone, and that no report tells of where it may. */
async function unaccounted(
  holdfast: TestHoldfast,
  { mayLose }: GroupScenario,
  round: Round,
): Promise<number[]> {
  if (!round.writer || !round.writesTo) return [];
  const missing = await round.writer.missingFrom(round.writesTo);
  if (!mayLose || !round.group) return missing;
  const accounted = new Set(await accountedLosses(holdfast, round.group, `w${round.number}`));
  return missing.filter((n) => !accounted.has(n));
}

/** What the events tell, for a failing test to show. */
function story(holdfast: TestHoldfast): string {
  const rows = sql(holdfast, 'select at, source_id, message from event order by sequence desc limit 20');
  return rows.map((row) => `${row['at']} ${row['source_id']}: ${row['message']}`).join('\n');
}
