import { setTimeout as delay } from 'node:timers/promises';
import { readManifest } from '../../aof/manifest.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import { type Replication, readReplication } from '../../engine/replication.ts';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { GroupWithMembers } from './rows.ts';

/** How long a member may take to answer; one that takes longer is left out of what is decided now. */
const ANSWER_MS = 250;

/** A member as it answered just now; `replication` is undefined for one that did not. */
export interface Answer {
  member: ClusterWithNode;
  /** Whether its process runs, whatever it answers. */
  running: boolean;
  connection: NodeConnection | undefined;
  replication: Replication | undefined;
}

/** Asks all members at once. */
export function askAll(ctx: ControlContext, { members }: GroupWithMembers): Promise<Answer[]> {
  return Promise.all(members.map((member) => ask(ctx, member)));
}

/** Asks a member for its part in replication. Never throws: who can't be asked doesn't answer. */
export async function ask(ctx: ControlContext, member: ClusterWithNode): Promise<Answer> {
  const running = isRunning(ctx, member);
  if (!running) return { member, running, connection: undefined, replication: undefined };
  const asking = (async () => {
    const connection = await ctx.connections.to(member.node);
    const replication = await readReplication(connection, versionInForce(member));
    return { member, running, connection, replication };
  })();
  const silent = { member, running, connection: undefined, replication: undefined };
  return Promise.race([asking.catch(() => silent), delay(ANSWER_MS, silent, { ref: false })]);
}

/**
 * The base of a member's append-only file, of which sizes and offsets that it tells afterwards are; undefined when it has
 * none that can be read.
 */
export async function baseOf(
  ctx: Pick<ControlContext, 'paths'>,
  { node }: ClusterWithNode,
): Promise<string | undefined> {
  const manifest = await readManifest(ctx.paths.at(node.directory)).catch(() => undefined);
  return manifest?.base?.name;
}

export function isRunning(ctx: Pick<ControlContext, 'runtime'>, { node }: ClusterWithNode): boolean {
  return node.process_json !== null && ctx.runtime.isRunning(handleOf(node.process_json));
}

export function handleOf(json: string): NodeHandle {
  return JSON.parse(json) as NodeHandle;
}

export function memberOf({ members }: GroupWithMembers, clusterId: string): ClusterWithNode | undefined {
  return members.find(({ cluster }) => cluster.id === clusterId);
}

/** The running binary's version, such as 7.0.15, which a pending upgrade differs from. */
function versionInForce({ cluster, node }: ClusterWithNode): string {
  return node.engine_in_force?.split(' ')[1] ?? cluster.engine_version;
}
