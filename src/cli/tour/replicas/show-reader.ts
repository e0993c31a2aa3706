import { setTimeout as delay } from 'node:timers/promises';
import { replicasOf } from '../../group-state.ts';
import type { NodeEndpoint } from '../node-client.ts';
import { hold } from '../steps.ts';
import { type GroupScene, groupNow, infoOf, ownEndpoint, requirePrimary } from './scene.ts';

const CONNECTIONS = 30;
/** Spreading in turn, each of five replicas gets six of thirty; nobody is to get none. */
const PATIENCE_MS = 30_000;

/** R10: reads are spread over the replicas by one address. */
export async function showReader(scene: GroupScene): Promise<void> {
  await scene.log.step('R10', 'the reader endpoint spreads connections over the replicas', async () => {
    const endpoint = await readerEndpoint(scene);
    if (!endpoint) {
      const detail =
        'not shown: it needs HAProxy, which is not there; each replica has an endpoint of its own all the same';
      return { detail, value: undefined };
    }
    const state = await groupNow(scene);
    const names = new Map<string, string>();
    for (const member of state.members) {
      names.set((await infoOf(ownEndpoint(member))).get('run_id') ?? '', member.id);
    }
    const counts = new Map<string, number>();
    for (let connection = 0; connection < CONNECTIONS; connection++) {
      const name = names.get((await infoOf(endpoint)).get('run_id') ?? '') ?? 'a stranger';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const primary = requirePrimary(state).id;
    hold(!counts.has(primary), `${counts.get(primary)} connections came to the primary`);
    for (const { id } of replicasOf(state)) hold(counts.has(id), `no connection came to ${id}`);
    const spread = [...counts].toSorted().map(([name, count]) => `${name} ${count}`);
    const detail = `${endpoint.address}:${endpoint.port}; of ${CONNECTIONS} connections: ${spread.join(', ')}`;
    return { detail, value: undefined };
  });
}

/** The proxy comes a moment after the group. Undefined when there is none. */
async function readerEndpoint(scene: GroupScene): Promise<NodeEndpoint | undefined> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    scene.signal.throwIfAborted();
    const { Address, Port } = (await groupNow(scene)).group.NodeGroups?.[0]?.ReaderEndpoint ?? {};
    if (Address !== undefined && Port !== undefined) return { address: Address, port: Port };
    if (performance.now() > until) return undefined;
    await delay(100);
  }
}
