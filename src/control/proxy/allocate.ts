import type { Queryable } from '../../store/database.ts';
import type { ProxyListenerRow } from '../../store/schema.ts';
import { usedAddresses } from '../cluster/addresses.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { planListeners } from './listeners.ts';
import type { PortsNetwork } from './network.ts';
import type { WantedEndpoint } from './wanted.ts';

type Place = Pick<ProxyListenerRow, 'address' | 'port'>;

export interface Allocated {
  listeners: ProxyListenerRow[];
  /** Endpoints for which there was neither an address nor a port left. */
  without: WantedEndpoint[];
}

/** Of the pool, spare listeners take no more than this part: nodes need addresses more. */
const SPARE_PART = 1 / 8;

/** Sees to it that each endpoint has a listener of its own, and writes down which. Those that it had, it keeps. */
export async function allocateListeners(
  ctx: ControlContext,
  wanted: readonly WantedEndpoint[],
): Promise<Allocated> {
  const { network } = ctx.endpoints;
  const allocated = await ctx.store.transaction().execute(async (transaction) => {
    const rows = await transaction.selectFrom('proxy_listener').selectAll().orderBy('slot').execute();
    const { kept, dropped, without, spares } = planListeners(rows, wanted, network, ctx.pool);
    const places =
      network.kind === 'ports' ? freePorts(ctx, network, rows) : new FreeAddresses(ctx, transaction);
    const listeners = [...kept];
    const add = (place: Place, target: Partial<ProxyListenerRow>) => {
      const slot = 1 + Math.max(0, ...[...listeners, ...dropped].map((one) => one.slot));
      listeners.push({ slot, kind: null, region: null, target_id: null, ...target, ...place });
    };
    const left: WantedEndpoint[] = [];
    for (const endpoint of without) {
      const place = await places.next(endpoint.port);
      const { kind, region, id } = endpoint;
      if (place) add(place, { kind, region, target_id: id });
      else left.push(endpoint);
    }
    const spareLimit =
      network.kind === 'ports' ? Number.POSITIVE_INFINITY : Math.floor(ctx.pool.usable * SPARE_PART);
    for (const [port, count] of spares) {
      for (let made = 0; made < count; made++) {
        if (listeners.filter(({ kind }) => kind === null).length >= spareLimit) break;
        const place = await places.next(port);
        if (!place) break;
        add(place, {});
      }
    }
    await write(transaction, rows, listeners);
    return { listeners, without: left };
  });
  failpoint('proxy.allocated');
  return allocated;
}

async function write(
  transaction: Queryable,
  before: readonly ProxyListenerRow[],
  after: readonly ProxyListenerRow[],
): Promise<void> {
  const old = new Map(before.map((row) => [row.slot, JSON.stringify(row)]));
  const changed = after.filter((row) => old.get(row.slot) !== JSON.stringify(row));
  const gone = [...old.keys()].filter((slot) => !after.some((row) => row.slot === slot));
  const stale = [...gone, ...changed.map(({ slot }) => slot)];
  if (stale.length > 0) await transaction.deleteFrom('proxy_listener').where('slot', 'in', stale).execute();
  if (changed.length > 0) await transaction.insertInto('proxy_listener').values(changed).execute();
}

/** Ports of one address that nothing listens on, each once. */
function freePorts(
  { runtime }: Pick<ControlContext, 'runtime'>,
  { bind, firstPort, lastPort }: PortsNetwork,
  rows: readonly ProxyListenerRow[],
): { next(): Promise<Place | undefined> } {
  const used = new Set(rows.map(({ port }) => port));
  let port = firstPort - 1;
  const next = async (): Promise<Place | undefined> => {
    while (++port <= lastPort) {
      if (!used.has(port) && (await runtime.isFree(bind, port))) return { address: bind, port };
    }
    return undefined;
  };
  return { next };
}

/** Addresses of the pool that stand for nothing else and that nothing listens on, each once; from the pool's end. */
class FreeAddresses {
  readonly #ctx: Pick<ControlContext, 'pool' | 'runtime'>;
  readonly #store: Queryable;
  #used: Set<string> | undefined;

  constructor(ctx: Pick<ControlContext, 'pool' | 'runtime'>, store: Queryable) {
    this.#ctx = ctx;
    this.#store = store;
  }

  async next(port: number): Promise<Place | undefined> {
    const used = this.#used ?? (await usedAddresses(this.#store));
    this.#used = used;
    for (const address of this.#ctx.pool.addressesFromEnd()) {
      if (used.has(address)) continue;
      used.add(address);
      if (await this.#ctx.runtime.isFree(address, port)) return { address, port };
    }
    return undefined;
  }
}
