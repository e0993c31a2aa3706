import type { BenchContext, Figure, Result } from '../../figure.ts';
import { type GroupPlaces, groupPlaces } from '../../support/failover/group.ts';
import { HoldfastTrio } from '../../support/failover/holdfast-trio.ts';
import { Holdfast } from '../../support/holdfast.ts';
import type { Place } from '../../support/pair.ts';
import { compareThroughput, LOADS } from '../../support/redis-benchmark.ts';

const GROUP = 'trio';

/** What the primary endpoint costs: it is one more address of the node itself. */
export const endpoint: Figure = { name: 'failover-endpoint', measure: measurePrimary };

/** What the reader endpoint costs: HAProxy stands for the replicas. */
export const reader: Figure = { name: 'failover-reader', measure: measureReader };

async function measurePrimary(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await HoldfastTrio.create(context, holdfast, GROUP);
  const { primary, members } = await groupPlaces(holdfast, GROUP);
  const node = ownAddress(members, 'primary');
  const results: Result[] = [];
  for (const load of LOADS) {
    results.push({
      what: `throughput through the primary endpoint, SET and GET, ${load.name}`,
      ...(await compareThroughput(context, primary, node, load)),
      target: { of: 'ratio', must: '>=', limit: 0.98 },
    });
  }
  return results;
}

async function measureReader(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await HoldfastTrio.create(context, holdfast, GROUP);
  const { reader, members } = await groupPlaces(holdfast, GROUP);
  if (!reader) throw new Error('The group has no reader endpoint: there is no HAProxy');
  const node = ownAddress(members, 'replica');
  const results: Result[] = [];
  for (const load of LOADS) {
    results.push({
      what: `throughput through the reader endpoint (HAProxy, two replicas), GET, ${load.name}`,
      ...(await compareThroughput(context, reader, node, { ...load, tests: ['get'] })),
    });
  }
  return results;
}

function ownAddress(members: GroupPlaces['members'], role: string): { name: string; place: Place } {
  return { name: `the ${role}'s own address`, place: members.find((member) => member.role === role)!.place };
}
