import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { RoutedSlot } from '../../proxy/config.ts';
import { ProxyStartError, type RunningProxy, stopProxies, trimLog } from '../../proxy/process.ts';
import { steer } from '../../proxy/steer.ts';
import type { ProxyListenerRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { type EndpointTarget, targetOf } from '../endpoints.ts';
import type { Outcome } from '../work-queue.ts';
import { allocateListeners } from './allocate.ts';
import { bringUp, runningProxy } from './bring-up.ts';
import { fits } from './listeners.ts';
import { routeListeners } from './routes.ts';
import { tellMissing, tellServed } from './tell.ts';
import { type WantedEndpoint, wantedEndpoints } from './wanted.ts';

/** Each change of a group wakes this; they come in swarms. */
const SHORTEST_PAUSE_MS = 50;
/** HAProxy may have been installed by hand, or a port may have become free. */
const LOOK_AGAIN_MS = 10_000;

/** Endpoints that were served before this controller came are shown from its first answer on. */
export async function observeProxy(ctx: ControlContext): Promise<void> {
  const rows = await ctx.store.selectFrom('proxy_listener').selectAll().execute();
  ctx.endpoints.serve(rows.filter((row) => fits(row, ctx.endpoints.network, ctx.pool)));
}

/**
 * Brings HAProxy to what the rows and the observed replication ask for: a process with a listener for each endpoint,
 * each leading where it should.
 */
export async function reconcileProxy(ctx: ControlContext): Promise<Outcome> {
  const { proxy } = ctx;
  const pause = proxy.lookedAt + SHORTEST_PAUSE_MS - performance.now();
  if (pause > 0) return { againMs: Math.ceil(pause) };
  proxy.lookedAt = performance.now();
  const wanted = await wantedEndpoints(ctx);
  if (wanted.length === 0) return shutDown(ctx);
  try {
    return await serve(ctx, wanted);
  } catch (error) {
    if (!(error instanceof ProxyStartError)) throw error;
    proxy.trouble = error.message;
    await tellMissing(ctx, wanted, error.message);
    throw error;
  }
}

async function serve(ctx: ControlContext, wanted: readonly WantedEndpoint[]): Promise<Outcome> {
  const { endpoints, proxy } = ctx;
  const { listeners, without } = await allocateListeners(ctx, wanted);
  const before = await runningProxy(ctx);
  const known = proxy.applied === undefined ? await before?.socket.servers() : undefined;
  const { slots, forMs } = routeListeners(ctx, listeners, wanted, known ?? []);
  const up = await bringUp(ctx, slots, before);
  if (!up) return missing(ctx, wanted);
  const { running, taken } = up;
  await lead(ctx, running, slots);
  const unserved = listeners.filter(({ slot }) => taken.has(slot));
  const given = await giveUp(ctx, unserved);
  endpoints.serve(listeners.filter((row) => !given.includes(row)));
  proxy.trouble = undefined;
  await trimLog(ctx.paths.proxy);
  if (given.length > 0) return { againMs: SHORTEST_PAUSE_MS };
  await tellMissing(ctx, without, nothingLeft(ctx));
  const served = listeners.filter((row) => !unserved.includes(row)).map(targetOf);
  await tellServed(
    ctx,
    served.filter((target) => target !== undefined),
  );
  const periods = [forMs, without.length + unserved.length > 0 ? LOOK_AGAIN_MS : undefined];
  const soonest = Math.min(...periods.filter((ms) => ms !== undefined));
  return Number.isFinite(soonest) ? { againMs: soonest } : undefined;
}

/** What was made so stays so, since nobody else does it; it is looked at again when something is to change. */
async function lead(
  ctx: ControlContext,
  { pid, socket }: RunningProxy,
  slots: readonly RoutedSlot[],
): Promise<void> {
  const wanted = JSON.stringify([pid, slots]);
  if (ctx.proxy.applied === wanted) return;
  const servers = await socket.servers();
  for (const slot of slots) for (const text of steer(slot, slot.route, servers)) await socket.command(text);
  ctx.proxy.applied = wanted;
}

/**
 * Of listeners whose place another program has, those that nobody was told of yet are given up for others. The rest stay
 * where their clients know them, and wait for their place. @returns those of the first kind
 */
async function giveUp(
  ctx: ControlContext,
  taken: readonly ProxyListenerRow[],
): Promise<readonly ProxyListenerRow[]> {
  const isKnown = (target: EndpointTarget | undefined) =>
    target !== undefined && ctx.endpoints.isServed(target);
  const [known, unknown] = [true, false].map((is) =>
    taken.filter((row) => isKnown(targetOf(row)) === is),
  ) as [ProxyListenerRow[], ProxyListenerRow[]];
  const slots = unknown.map(({ slot }) => slot);
  if (slots.length > 0) await ctx.store.deleteFrom('proxy_listener').where('slot', 'in', slots).execute();
  for (const row of known)
    await tellMissing(ctx, [targetOf(row)!], `another program listens on ${row.address}:${row.port}`);
  return unknown;
}

function nothingLeft({ endpoints: { network }, pool }: ControlContext): string {
  return network.kind === 'ports'
    ? `all ports of --port-range ${network.firstPort}-${network.lastPort} are taken`
    : `all addresses of the pool ${pool.cidr} are in use. Start Holdfast with a larger --pool`;
}

/** While it is being installed nobody is told yet. */
async function missing(ctx: ControlContext, wanted: readonly WantedEndpoint[]): Promise<Outcome> {
  const { trouble } = ctx.proxy;
  if (trouble) await tellMissing(ctx, wanted, trouble);
  return { againMs: LOOK_AGAIN_MS };
}

/** Where no endpoint is wanted, none is kept, nor a process for it. */
async function shutDown(ctx: ControlContext): Promise<Outcome> {
  ctx.endpoints.serve([]);
  if (!existsSync(ctx.paths.proxy)) return undefined;
  await ctx.store.deleteFrom('proxy_listener').execute();
  ctx.proxy.release();
  await stopProxies(ctx.runtime, ctx.paths.proxy);
  await rm(ctx.paths.proxy, { recursive: true, force: true });
  return undefined;
}
