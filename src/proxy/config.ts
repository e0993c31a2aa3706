import { createHash } from 'node:crypto';
import {
  type Backend,
  formatBackend,
  PRIMARY_SERVER,
  REPLICA_SERVERS,
  type Route,
  type Slot,
  slotName,
} from './slot.ts';

/** A slot, and where it leads to at the start. */
export interface RoutedSlot extends Slot {
  route: Route;
}

interface ProcessLimits {
  threads: number;
  /** Client connections at once, over all slots. */
  maxConnections: number;
}

/** In the process's working directory: the whole path may be longer than a Unix socket's may be. */
export const SOCKET_FILE = 'haproxy.sock';

/** Redis clients may say nothing for days, or wait in BLPOP: nearly the longest time that HAProxy knows. */
const FOREVER = '24d';

/**
 * How long a connection is tried, and the pause before it is tried again. A node of this machine takes one at once or
 * not at all, and a primary endpoint that is on its way to another node is back within milliseconds.
 */
const CONNECT_TIMEOUT = '20ms';
const CONNECT_RETRIES = 100;

/**
 * Whether a replica may be read from, as HAProxy itself sees it, also while the controller is gone: it answers, isn't
 * loading, and isn't getting a new copy of all data. One whose primary has died still counts: what it has is what there
 * is to read, and the controller, while there is one, takes away those that fell behind a living primary.
 */
const CHECK = `option tcp-check
  tcp-check send PING\\r\\n
  tcp-check expect string +PONG
  tcp-check send INFO\\ replication\\r\\n
  tcp-check expect rstring (role:master|master_sync_in_progress:0)`;

/**
 * Connections that are refused mark a server down at once; then checks bring it back. Sessions are left alone when one
 * is marked down: a dead server has none, and one that takes seconds over a command would lose the client that waits
 * for it. Those that went to the primary for want of a replica end when there is one again, so that they come back to it.
 */
const CHECKED = [
  'check inter 1s fastinter 250ms downinter 500ms rise 1 fall 3',
  'observe layer4 error-limit 3 on-error mark-down',
  'on-marked-up shutdown-backup-sessions',
].join(' ');

/** Stands where a server has no address yet; nothing is ever sent there. */
const NOWHERE: Backend = { address: '127.0.0.1', port: 1 };

/**
 * The text of haproxy.cfg. No DNS, no root, no log daemon; what can be steered through the runtime socket is only the
 * beginning here. Its `description` is `configurationId`.
 */
export function renderConfig(slots: readonly RoutedSlot[], limits: ProcessLimits): string {
  return render(slots, limits, configurationId(slots, limits));
}

/**
 * Tells configurations apart that differ in more than where their slots lead to: a process with the same one need not
 * be replaced. HAProxy says it in `show info`.
 */
export function configurationId(slots: readonly Slot[], limits: ProcessLimits): string {
  const unrouted = slots.map((slot) => ({ ...slot, route: { replicas: [] } }));
  return createHash('sha256')
    .update(render(unrouted, limits, ''))
    .digest('hex')
    .slice(0, 16);
}

function render(
  slots: readonly RoutedSlot[],
  { threads, maxConnections }: ProcessLimits,
  id: string,
): string {
  return `# Written by Holdfast; changes made here are lost.
global
  description ${id}
  stats socket unix@${SOCKET_FILE} mode 600 level admin expose-fd listeners
  stats timeout ${FOREVER}
  nbthread ${threads}
  maxconn ${maxConnections}
  spread-checks 10

defaults
  mode tcp
  maxconn ${maxConnections}
  balance leastconn
  timeout connect ${CONNECT_TIMEOUT}
  timeout client ${FOREVER}
  timeout server ${FOREVER}
  timeout tunnel ${FOREVER}
  timeout client-fin 30s
  timeout server-fin 30s
  timeout check 500ms
  retries ${CONNECT_RETRIES}
  option redispatch 1
  option clitcpka
  ${CHECK}
${slots.map(renderSlot).join('')}`;
}

function renderSlot(slot: RoutedSlot): string {
  const { replicas, primary } = slot.route;
  return `
listen ${slotName(slot)}
  bind ${formatBackend(slot)}
${REPLICA_SERVERS.map((name, index) => `  server ${name} ${renderBackend(replicas[index])} ${CHECKED}\n`).join('')}\
  server ${PRIMARY_SERVER} ${renderBackend(primary)} backup
`;
}

function renderBackend(backend: Backend | undefined): string {
  return backend ? formatBackend(backend) : `${formatBackend(NOWHERE)} disabled`;
}
