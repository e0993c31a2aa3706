import { setTimeout as delay } from 'node:timers/promises';
import { type Info, parseInfo } from '../../../engine/info.ts';
import { allFailovers, type Failover, isOver } from '../../failover-reports.ts';
import {
  type GroupMember,
  type GroupState,
  isInSync,
  loadGroup,
  primaryOf,
  replicasOf,
  troublesOf,
} from '../../group-state.ts';
import { waitForGroup } from '../../wait-group.ts';
import { type NodeEndpoint, openNode } from '../node-client.ts';
import { endpointOf, type Scene } from '../scene.ts';
import { hold } from '../steps.ts';
import type { SteadyWriter } from './steady-writer.ts';

export const GROUP = 'examplereplication';
export const FIRST_REPLICA = 'exampleredis-read-1';

/** What the steps share once there is a group, with a writer at its endpoint. */
export interface GroupScene extends Scene {
  writer: SteadyWriter;
  /** Of the group: where the primary is reached, whoever that is. */
  endpoint: NodeEndpoint;
  /** Numbers of the writer's that were lost, and told by the report of the failover that lost them. */
  accounted: Set<number>;
}

const PATIENCE_MS = 120_000;
const LOOK_MS = 10;

export async function infoOf(endpoint: NodeEndpoint): Promise<Info> {
  const client = await openNode(endpoint);
  try {
    return parseInfo((await client.send<Buffer>(['INFO', 'everything'])).toString());
  } finally {
    client.close();
  }
}

/** Keys in all databases. */
export function keysIn(info: Info): number {
  const counts = [...info].flatMap(([name, value]) =>
    /^db\d+$/.test(name) ? [Number(/keys=(\d+)/.exec(value)?.[1] ?? 0)] : [],
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Of the member's own node, whichever role it has. */
export function ownEndpoint({ id, cluster }: GroupMember): NodeEndpoint {
  hold(cluster !== undefined, `${id} is gone`);
  return endpointOf(cluster);
}

/** @throws TourFailure when the group has none */
export function requirePrimary(state: GroupState): GroupMember {
  const primary = primaryOf(state);
  hold(primary !== undefined, `group ${GROUP} has no primary`);
  return primary;
}

/** Waits until the group is available and each of its replicas has all that the primary has. */
export async function untilInSync({ cli, api, signal }: Scene): Promise<GroupState> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    const state = await waitForGroup(cli, api, GROUP);
    if (troublesOf(state).length === 0 && replicasOf(state).every(isInSync)) return state;
    hold(performance.now() < until, `group ${GROUP} did not come to rest: ${troublesOf(state).join(', ')}`);
    await delay(LOOK_MS);
  }
}

export async function newestEpoch({ api }: Scene): Promise<number> {
  const epochs = (await allFailovers(api, GROUP)).map(({ Epoch }) => Epoch ?? 0);
  return Math.max(0, ...epochs);
}

/** The report of a change of the primary that nobody asked for, after epoch `after`, once it is complete. */
export async function reportAfter({ api, signal }: Scene, after: number): Promise<Failover> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    const newest = (await allFailovers(api, GROUP)).find(({ Epoch }) => (Epoch ?? 0) > after);
    if (newest && isOver(newest)) return newest;
    const how = newest
      ? `its report of epoch ${newest.Epoch} is ${newest.Status}`
      : 'there is no report of it';
    hold(performance.now() < until, `the failover did not end: ${how}`);
    await delay(LOOK_MS);
  }
}

export async function groupNow({ api }: Scene): Promise<GroupState> {
  return loadGroup(api, GROUP);
}

/** How often each of the members has sent all of its data to a replica. */
export async function fullSyncs(state: GroupState): Promise<number> {
  const infos = await Promise.all(state.members.map((member) => infoOf(ownEndpoint(member))));
  return infos.reduce((sum, info) => sum + Number(info.get('sync_full') ?? 0), 0);
}
