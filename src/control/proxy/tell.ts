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
  for (const target of targets) {
    if (!ctx.proxy.isNews(target, reason)) continue;
    const { kind, region, id } = target;
    const message = `${NAMES[kind]} is not served: ${reason}`;
    const source = kind === 'node' ? 'cache-cluster' : 'replication-group';
    await recordEvent(ctx.store, { region, source, id, message, at: ctx.clock.now() });
    ctx.logger.warn({ region, [source]: id }, message);
  }
}
