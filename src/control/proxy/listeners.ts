import type { AddressPool } from '../../runtime/address-pool.ts';
import type { ProxyListenerRow } from '../../store/schema.ts';
import { targetKey, targetOf } from '../endpoints.ts';
import type { Network } from './network.ts';
import type { WantedEndpoint } from './wanted.ts';

/** HAProxy can't be given a listener while it runs: so many are made at once, that most new endpoints find one. */
const FEWEST = 8;

export interface ListenerPlan {
  /** Rows that fit the network, each with whom it is for; spare ones too. */
  kept: ProxyListenerRow[];
  /** Rows of another network, or another range of ports. */
  dropped: ProxyListenerRow[];
  /** Endpoints for which there was no listener. */
  without: WantedEndpoint[];
  /** How many spare ones are to be made beside those that are without, by port. */
  spares: Map<number, number>;
}

/** Gives each endpoint the listener that it has, or a spare one at its port; says what is still to be made. */
export function planListeners(
  rows: readonly ProxyListenerRow[],
  wanted: readonly WantedEndpoint[],
  network: Network,
  pool: Pick<AddressPool, 'includes'>,
): ListenerPlan {
  const fitting = rows.filter((row) => fits(row, network, pool));
  const byTarget = new Map(wanted.map((endpoint) => [targetKey(endpoint), endpoint]));
  const kept = fitting.map((row) => {
    const endpoint = byTarget.get(keyOf(row));
    // A cluster of the same name may have come back with another port.
    const stays = endpoint !== undefined && suits(row, endpoint, network);
    if (stays) byTarget.delete(targetKey(endpoint));
    return stays ? row : { ...row, kind: null, region: null, target_id: null };
  });
  const without: WantedEndpoint[] = [];
  for (const endpoint of byTarget.values()) {
    const spare = kept.find((row) => row.kind === null && suits(row, endpoint, network));
    if (spare) Object.assign(spare, { kind: endpoint.kind, region: endpoint.region, target_id: endpoint.id });
    else without.push(endpoint);
  }
  const spares = new Map<number, number>();
  for (const port of new Set(without.map((endpoint) => bucketOf(endpoint, network)))) {
    const used =
      kept.filter((row) => bucketOf(row, network) === port).length +
      without.filter((endpoint) => bucketOf(endpoint, network) === port).length;
    spares.set(port, nextPowerOfTwo(Math.max(used, FEWEST)) - used);
  }
  return { kept, dropped: rows.filter((row) => !fitting.includes(row)), without, spares };
}

function keyOf(row: ProxyListenerRow): string {
  const target = targetOf(row);
  return target ? targetKey(target) : '';
}

/** Whether a listener lies where this network has its own. */
export function fits(
  { address, port }: ProxyListenerRow,
  network: Network,
  pool: Pick<AddressPool, 'includes'>,
): boolean {
  if (network.kind === 'floating') return pool.includes(address);
  return address === network.bind && port >= network.firstPort && port <= network.lastPort;
}

/** With addresses of their own, listeners have the port of the nodes behind them; on one address any port will do. */
function suits({ port }: ProxyListenerRow, endpoint: WantedEndpoint, network: Network): boolean {
  return network.kind === 'ports' || port === endpoint.port;
}

function bucketOf({ port }: { port: number }, network: Network): number {
  return network.kind === 'ports' ? 0 : port;
}

function nextPowerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}
