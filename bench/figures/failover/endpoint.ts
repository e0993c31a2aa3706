import type { BenchContext, Figure, Result } from '../../figure.ts';
import { type GroupPlaces, groupPlaces } from '../../support/failover/group.ts';
import { HoldfastTrio } from '../../support/failover/holdfast-trio.ts';
import { Holdfast } from '../../support/holdfast.ts';
import type { Place } from '../../support/pair.ts';
import { compareThroughput, LOADS } from '../../support/redis-benchmark.ts';

const GROUP = 'trio';

/** What the primary endpoint costs: it is one more address of the node itself. */
export const endpoint: Figure = { name: 'failover-endpoint', measure: measureAddress };

/** What an endpoint costs that HAProxy serves: the readers', and with `--network ports` each of them. */
export const proxy: Figure = { name: 'failover-proxy', measure: measureProxy };

async function measureAddress(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await HoldfastTrio.create(context, holdfast, GROUP);
  const { primary, members } = await groupPlaces(holdfast, GROUP);
  const node = await ownAddress(holdfast, members, 'primary');
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

async function measureProxy(context: BenchContext): Promise<Result[]> {
  return [...(await measureReader(context)), ...(await measurePorts(context))];
}

async function measureReader(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await HoldfastTrio.create(context, holdfast, GROUP);
  const { reader, members } = await groupPlaces(holdfast, GROUP);
  if (!reader) throw new Error('The group has no reader endpoint: there is no HAProxy');
  const node = await ownAddress(holdfast, members, 'replica');
  const results: Result[] = [];
  for (const load of LOADS) {
    results.push({
      what: `throughput through the reader endpoint (HAProxy, two replicas), GET, ${load.name}`,
      ...(await compareThroughput(context, reader, node, { ...load, tests: ['get'] })),
    });
  }
  return results;
}

async function measurePorts(context: BenchContext): Promise<Result[]> {
  // Some that no other Holdfast here is likely to have.
  const first = 20_000 + Math.floor(Math.random() * 100) * 100;
  const flags = ['--network', 'ports', '--advertise', '127.0.0.1', '--port-range', `${first}-${first + 99}`];
  await using holdfast = await Holdfast.start(context, { flags });
  await HoldfastTrio.create(context, holdfast, GROUP);
  const { primary, members } = await groupPlaces(holdfast, GROUP);
  const node = await ownAddress(holdfast, members, 'primary');
  const results: Result[] = [];
  for (const load of LOADS) {
    results.push({
      what: `throughput through the primary's port (HAProxy, --network ports), SET and GET, ${load.name}`,
      ...(await compareThroughput(context, primary, node, load)),
    });
  }
  return results;
}

async function ownAddress(
  holdfast: Holdfast,
  members: GroupPlaces['members'],
  role: string,
): Promise<{ name: string; place: Place }> {
  const { id } = members.find((member) => member.role === role)!;
  return { name: `the ${role}'s own address`, place: await holdfast.nodeAddress(id) };
}
