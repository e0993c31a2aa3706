import { setTimeout as delay } from 'node:timers/promises';
import { type NodeConnection, UnknownUser } from '../../engine/connection.ts';
import { infoNumber } from '../../engine/info.ts';
import { lastWarnings } from '../../engine/log.ts';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';

/** A node that was started and ended, or never answered; `reasons` are its own last words. */
export class NodeStartError extends Error {
  readonly addressTaken: boolean;

  constructor(reasons: readonly string[], addressTaken: boolean) {
    super(reasons.join('; '));
    this.name = 'NodeStartError';
    this.addressTaken = addressTaken;
  }
}

const CONNECT_RETRY_MS = 3;
const LOADING_POLL_MS = 10;
/** A server that runs but doesn't accept connections for this long won't. */
const ANSWER_TIMEOUT_MS = 30_000;

/** Resolves when the process answers and has loaded its data. @throws NodeStartError when it ended instead. */
export async function awaitServing(
  ctx: ControlContext,
  node: CacheNodeRow,
  { handle, log, logSize }: { handle: NodeHandle; log: string; logSize: number },
): Promise<NodeConnection> {
  let lastAnswer = performance.now();
  for (;;) {
    const answer = await ctx.connections.to(node).catch((error: unknown) => error as Error);
    if (!(answer instanceof Error)) {
      const info = await answer.info('persistence').catch(() => undefined);
      if (info && infoNumber(info, 'loading') === 0) return answer;
      if (info) lastAnswer = performance.now();
    }
    if (!ctx.runtime.isRunning(handle)) throw await startError(node, log, logSize);
    if (answer instanceof Error) {
      if (answer instanceof UnknownUser) throw new NodeStartError([addressTaken(node)], true);
      if (performance.now() - lastAnswer > ANSWER_TIMEOUT_MS)
        throw new NodeStartError([`It doesn't answer: ${answer.message}`], false);
    }
    await delay(answer instanceof Error ? CONNECT_RETRY_MS : LOADING_POLL_MS);
  }
}

async function startError(node: CacheNodeRow, log: string, logSize: number): Promise<NodeStartError> {
  const reasons = await lastWarnings(log, logSize);
  const taken = reasons.some((reason) =>
    /address already in use|failed listening|could not create server tcp/i.test(reason),
  );
  if (taken) return new NodeStartError([addressTaken(node)], true);
  return new NodeStartError(
    reasons.length > 0 ? reasons : [`The process ended without a word; see ${log}`],
    false,
  );
}

function addressTaken({ address, port }: CacheNodeRow): string {
  return `${address}:${port} is taken by another server`;
}
