import type { RoutedSlot } from '../../proxy/config.ts';
import type { Server } from '../../proxy/servers.ts';
import { PRIMARY_SERVER } from '../../proxy/slot.ts';
import type { ProxyListenerRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { targetKey, targetOf } from '../endpoints.ts';
import type { WantedEndpoint } from './wanted.ts';

/**
 * Where each listener leads to, spare ones nowhere, and for how many milliseconds that holds by itself. `servers` are
 * those of the running process.
 */
export function routeListeners(
  { proxy, replication }: Pick<ControlContext, 'proxy' | 'replication'>,
  listeners: readonly ProxyListenerRow[],
  wanted: readonly WantedEndpoint[],
  servers: readonly Server[],
): { slots: RoutedSlot[]; forMs: number | undefined } {
  const byTarget = new Map(wanted.map((endpoint) => [targetKey(endpoint), endpoint]));
  const now = performance.now();
  const readFrom = servers.filter(({ name }) => name !== PRIMARY_SERVER);
  const periods: number[] = [];
  const slots = listeners.map((row) => {
    const target = targetOf(row);
    const endpoint = target && byTarget.get(targetKey(target));
    const slot = { number: row.slot, address: row.address, port: row.port };
    if (!endpoint) return { ...slot, route: { replicas: [] } };
    const { readable, forMs } = proxy.readable.among(endpoint.replicas, replication, readFrom, now);
    if (forMs !== undefined) periods.push(forMs);
    return { ...slot, route: { replicas: readable, primary: endpoint.primary } };
  });
  return { slots, forMs: periods.length > 0 ? Math.min(...periods) : undefined };
}
