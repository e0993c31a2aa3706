import type { Server } from './servers.ts';
import {
  type Backend,
  formatBackend,
  PRIMARY_SERVER,
  REPLICA_SERVERS,
  type Route,
  type Slot,
  slotName,
} from './slot.ts';

/**
 * The commands that make a slot lead where it should, given what the process has now; none when it does. A server that
 * goes on serving the same node is left alone, so that its clients notice nothing; the sessions of one that is taken
 * away are ended.
 */
export function steer(slot: Pick<Slot, 'number'>, route: Route, servers: readonly Server[]): string[] {
  const own = servers.filter((server) => server.slot === slotName(slot));
  const replicas = own.filter((server) => server.name !== PRIMARY_SERVER);
  const wanted = place(route.replicas.slice(0, REPLICA_SERVERS.length), replicas);
  return own.flatMap((server) =>
    bring(server, server.name === PRIMARY_SERVER ? route.primary : wanted.get(server.name)),
  );
}

/** Which server stands for which node: those that do already first, the rest in free ones, unused ones before others. */
function place(backends: readonly Backend[], servers: readonly Server[]): Map<string, Backend> {
  const placed = new Map<string, Backend>();
  const isPlaced = (name: string) => placed.has(name);
  const homeless: Backend[] = [];
  for (const backend of backends) {
    const home = servers.find((server) => !isPlaced(server.name) && isAt(server, backend));
    if (home) placed.set(home.name, backend);
    else homeless.push(backend);
  }
  for (const backend of homeless) {
    const free = servers.filter((server) => !isPlaced(server.name));
    const server = free.find(({ maintenance }) => maintenance) ?? free[0];
    if (server) placed.set(server.name, backend);
  }
  return placed;
}

function bring(server: Server, backend: Backend | undefined): string[] {
  const name = `${server.slot}/${server.name}`;
  const isSame = backend !== undefined && isAt(server, backend);
  if (isSame && !server.maintenance) return [];
  const commands: string[] = [];
  if (!isSame && !server.maintenance) commands.push(`set server ${name} state maint`);
  // Sessions may also be left over from a controller that was killed between these two.
  if (!isSame && (server.sessions > 0 || !server.maintenance)) {
    commands.push(`shutdown sessions server ${name}`);
  }
  if (backend && !isSame) commands.push(`set server ${name} addr ${backend.address} port ${backend.port}`);
  if (backend) commands.push(`set server ${name} state ready`);
  return commands;
}

function isAt(server: Server, backend: Backend): boolean {
  return formatBackend(server) === formatBackend(backend);
}
