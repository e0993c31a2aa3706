import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext, Figure, Result } from '../../figure.ts';
import { createGroup, groupAvailable, groupPlaces } from '../../support/failover/group.ts';
import { Holdfast } from '../../support/holdfast.ts';
import type { Place } from '../../support/pair.ts';
import { residentMegabytes } from '../../support/process-figures.ts';
import { percentile } from '../../support/statistics.ts';
import { Writers } from '../../support/writers/writers.ts';

/** Many groups of three on one machine, of which one loses its primary each second. */
export const groups: Figure = { name: 'failover-groups', measure };

const EVERY_MS = 1_000;
/** Twice what p99 of a single group may be. */
const LONGEST_MS = 300;
const BEFORE_MS = 300;
const AFTER_MS = 300;

async function measure(context: BenchContext): Promise<Result[]> {
  const count = context.quick ? 6 : 60;
  await using holdfast = await Holdfast.start(context, { pool: '/22' });
  await using writers = new Writers();
  context.note(`  creating ${count} groups`);
  const ids = Array.from({ length: count }, (_, i) => `group-${i + 1}`);
  for (const id of ids) await createGroup(context, holdfast, id);
  for (const id of ids) await groupAvailable(holdfast, id);
  const primaries = [];
  for (const id of ids) primaries.push(await primaryOf(holdfast, id));
  context.note(`  killing ${count} primaries`);
  const memory: number[] = [];
  const outages: Promise<number>[] = [];
  const began = performance.now();
  for (const [i, primary] of primaries.entries()) {
    await delay(Math.max(0, began + i * EVERY_MS - performance.now()));
    outages.push(outageOf(writers, ids[i]!, primary));
    // One that fails is told of when all are awaited.
    outages.at(-1)!.catch(() => undefined);
    memory.push(residentMegabytes(holdfast.pid));
  }
  const ours = await Promise.all(outages);
  for (const id of ids) await groupAvailable(holdfast, id);
  memory.push(residentMegabytes(holdfast.pid));
  context.note(`  outages: ${ours.map((ms) => ms.toFixed(0)).join(' ')}`);
  return [
    {
      what: `${count} groups of 3, one primary killed each second: write outage`,
      unit: 'ms',
      ours,
    },
    {
      what: '- the longest',
      unit: 'ms',
      ours: [percentile(ours, 1)],
      target: { of: 'median', must: '<=', limit: LONGEST_MS },
    },
    {
      what: "- the controller's RSS, at its largest",
      unit: 'MB',
      ours: [percentile(memory, 1)],
      target: { of: 'median', must: '<=', limit: 250 },
    },
  ];
}

interface Primary {
  endpoint: Place;
  pid: number;
}

async function primaryOf(holdfast: Holdfast, id: string): Promise<Primary> {
  const { primary, members } = await groupPlaces(holdfast, id);
  const member = members.find(({ role }) => role === 'primary')!;
  return { endpoint: primary, pid: await holdfast.nodePid(member.id) };
}

/** As one writer at full speed sees it. */
async function outageOf(writers: Writers, id: string, { endpoint, pid }: Primary): Promise<number> {
  const crew = await writers.crew(id, { route: { by: 'address', place: endpoint }, writers: 1 });
  await delay(BEFORE_MS);
  await crew.mark();
  const recovered = crew.recovered(60_000);
  recovered.catch(() => undefined);
  process.kill(pid, 'SIGKILL');
  await recovered;
  await delay(AFTER_MS);
  return (await crew.stop()).outageMs;
}
