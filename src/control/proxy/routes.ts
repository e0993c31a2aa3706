import type { RoutedSlot } from '../../proxy/config.ts';
import type { Server } from '../../proxy/servers.ts';
import { PRIMARY_SERVER } from '../../proxy/slot.ts';
import type { CacheNodeRow, ProxyListenerRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { targetKey, targetOf } from '../endpoints.ts';
import { handleOf } from '../group/member.ts';
import type { WantedEndpoint } from './wanted.ts';

/**
 * Where each listener leads to, spare ones nowhere, and for how many milliseconds that holds by itself. `servers` are
 * those of the running process.
 */
export function routeListeners(
  { proxy, replication, runtime }: Pick<ControlContext, 'proxy' | 'replication' | 'runtime'>,
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
    // One that has ended is out at once: it may come back with less than its readers have seen.
    const running = endpoint.replicas.filter((node) => isProcessRunning(runtime, node));
    const { readable, forMs } = proxy.readable.among(running, replication, readFrom, now);
    if (forMs !== undefined) periods.push(forMs);
    return { ...slot, route: { replicas: readable, primary: endpoint.primary } };
  });
  return { slots, forMs: periods.length > 0 ? Math.min(...periods) : undefined };
}

function isProcessRunning(
  runtime: ControlContext['runtime'],
  { process_json }: Pick<CacheNodeRow, 'process_json'>,
): boolean {
  return process_json !== null && runtime.isRunning(handleOf(process_json));
}
