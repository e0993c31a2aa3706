import type { ControlContext } from '../context.ts';
import type { EndpointTarget } from '../endpoints.ts';
import { recordEvent } from '../events.ts';

const NAMES: Record<EndpointTarget['kind'], string> = {
  node: 'The endpoint of the cache cluster',
  primary: 'The primary endpoint',
  reader: 'The reader endpoint',
};

/** Tells whom it concerns why an endpoint can't be had; each reason once. */
export async function tellMissing(
  ctx: ControlContext,
  targets: readonly EndpointTarget[],
  reason: string,
): Promise<void> {
  for (const target of targets)
    if (ctx.proxy.isNews(target, reason)) await tell(ctx, target, `is not served: ${reason}`);
}

/** Tells those that were told of trouble that it is over. */
export async function tellServed(ctx: ControlContext, targets: readonly EndpointTarget[]): Promise<void> {
  for (const target of targets) if (ctx.proxy.isRelief(target)) await tell(ctx, target, 'is served');
}

async function tell(ctx: ControlContext, { kind, region, id }: EndpointTarget, what: string): Promise<void> {
  const message = `${NAMES[kind]} ${what}`;
  const source = kind === 'node' ? 'cache-cluster' : 'replication-group';
  await recordEvent(ctx.store, { region, source, id, message, at: ctx.clock.now() });
  ctx.logger.info({ region, [source]: id }, message);
}
