// The machine's clock is set an hour forward or back: what is due by the clock is, and nothing else.

import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NodeHandle } from '../../../src/runtime/runtime.ts';
import { until } from '../../support/elasticache.ts';
import { primaryEndpointOf } from '../../support/groups.ts';
import type { NodeAddress } from '../support/data.ts';
import { InProcess } from '../support/in-process.ts';
import { atRest, type Holdfast, makeGroupOfThree } from './support/in-window.ts';
import { standingOf } from './support/standing.ts';
import { SteadyWriter } from './support/steady-writer.ts';

// A Tuesday: windows are far away.
const START = '2026-03-03T10:00:00Z';
const JUMPS = [
  ['forward', '2026-03-03T11:00:00Z'],
  ['back', '2026-03-03T09:00:00Z'],
] as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(START) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The clock that the controller goes by, and the one that the rest of the process has. */
async function setClock(holdfast: Holdfast, now: string): Promise<void> {
  vi.setSystemTime(new Date(now));
  await holdfast.at(now);
}

async function start() {
  const holdfast = await InProcess.start(START);
  const made = await makeGroupOfThree(holdfast, 'g');
  await atRest(holdfast, 'g');
  const { Address, Port } = primaryEndpointOf(made);
  const endpoint: NodeAddress = { address: Address!, port: Port! };
  const pidOf = async (id: string) => {
    const query = holdfast.store.selectFrom('cache_node').select('process_json').where('cluster_id', '=', id);
    return (JSON.parse((await query.executeTakeFirstOrThrow()).process_json!) as NodeHandle).pid;
  };
  const pids = () => Promise.all(['g-001', 'g-002', 'g-003'].map(pidOf));
  const events = () => holdfast.store.selectFrom('event').select(['source_id', 'message']).execute();
  const reports = () => holdfast.store.selectFrom('failover').selectAll().orderBy('epoch').execute();
  return {
    holdfast,
    endpoint,
    pidOf,
    pids,
    events,
    reports,
    [Symbol.asyncDispose]: () => holdfast[Symbol.asyncDispose](),
  };
}

describe.each(JUMPS)('an hour %s', (_, then) => {
  test('at rest changes nothing', async () => {
    await using made = await start();
    const { holdfast, endpoint } = made;
    await using writer = new SteadyWriter(endpoint);
    await writer.more(50);
    const [pids, events] = [await made.pids(), await made.events()];
    const { fullSyncs } = await standingOf(endpoint);
    await setClock(holdfast, then);
    // Several looks at the group.
    await delay(2_500);
    await setClock(holdfast, START);
    await writer.more(300);
    await writer.stop();
    await atRest(holdfast, 'g');
    expect(await made.pids()).toEqual(pids);
    expect(await made.events()).toEqual(events);
    expect(await made.reports()).toEqual([]);
    expect((await standingOf(endpoint)).fullSyncs).toBe(fullSyncs);
    expect(await writer.missingFrom(endpoint)).toEqual([]);
  });

  test('in the middle of a failover doesn’t disturb it, nor what is told of it', async () => {
    await using made = await start();
    const { holdfast, endpoint } = made;
    await using writer = new SteadyWriter(endpoint);
    await writer.more(50);
    process.kill(await made.pidOf('g-001'), 'SIGKILL');
    await setClock(holdfast, then);
    await writer.more(50);
    await writer.stop();
    await atRest(holdfast, 'g');
    const reports = await until(made.reports, (all) => all.every(({ lost_json }) => lost_json !== null));
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ kind: 'failover', from_cluster_id: 'g-001', status: 'complete' });
    expect(reports[0]!.outage_ms).toBeGreaterThanOrEqual(0);
    expect(reports[0]!.outage_ms).toBeLessThan(10_000);
    expect(await writer.missingFrom(endpoint)).toEqual([]);
  });

  test('and then all nodes are killed: the primary is known again by its data', async () => {
    await using made = await start();
    const { holdfast, endpoint } = made;
    await using writer = new SteadyWriter(endpoint);
    await writer.more(50);
    await setClock(holdfast, then);
    await writer.more(50);
    for (const pid of await made.pids()) process.kill(pid, 'SIGKILL');
    await writer.more(50);
    await writer.stop();
    await atRest(holdfast, 'g');
    expect(await made.reports()).toMatchObject([
      { kind: 'recovery', to_cluster_id: 'g-001', status: 'complete' },
    ]);
    expect(await writer.missingFrom(endpoint)).toEqual([]);
  });
});
