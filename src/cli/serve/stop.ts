import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { STOP_GRACE_MS } from '../../control/cluster/keep.ts';
import { updateNode } from '../../control/cluster/rows.ts';
import { DataPaths } from '../../control/data-paths.ts';
import { recordEvent } from '../../control/events.ts';
import { stopProxies } from '../../proxy/process.ts';
import { ProcessRuntime } from '../../runtime/process-runtime.ts';
import { openStore } from '../../store/database.ts';
import { ControllerLock, isHeld, readHolder } from './controller-lock.ts';

const STOP_TIMEOUT_MS = 30_000;

export interface StopResult {
  /** The controller that was stopped; undefined when none served. */
  stopped: number | undefined;
  /** How many nodes were stopped. */
  nodes: number;
}

/** Stops the controller of a data directory; its nodes too, with their data on disk, when asked to. */
export async function stopHoldfast(
  dataDirectory: string,
  { stopNodes }: { stopNodes: boolean },
  onProgress: (message: string) => void = () => undefined,
): Promise<StopResult> {
  const directory = resolve(dataDirectory);
  const holder = readHolder(directory);
  if (holder) {
    onProgress(`Stopping the controller (process ${holder.pid})`);
    process.kill(holder.pid, 'SIGTERM');
  }
  const until = performance.now() + STOP_TIMEOUT_MS;
  while (isHeld(directory)) {
    if (performance.now() > until)
      throw new Error(
        `The controller did not stop within ${STOP_TIMEOUT_MS / 1000} s. See holdfast.log in ${directory}.`,
      );
    await delay(20);
  }
  const nodes = stopNodes ? await stopAllNodes(directory, onProgress) : 0;
  return { stopped: holder?.pid, nodes };
}

/** Under the controller's own lock, so that no other one starts them again meanwhile. */
async function stopAllNodes(directory: string, onProgress: (message: string) => void): Promise<number> {
  const lock = ControllerLock.acquire(directory);
  const runtime = new ProcessRuntime();
  const paths = new DataPaths(directory);
  const store = openStore(paths.state);
  try {
    const rows = await store.selectFrom('cache_node').selectAll().execute();
    // By directory: the start of one may never have been written down.
    const found = await Promise.all(
      rows.map(async (node) => ({ node, handles: await runtime.findIn(paths.at(node.directory)) })),
    );
    const running = found.filter(({ handles }) => handles.length > 0);
    onProgress(`Stopping ${running.length} ${running.length === 1 ? 'node' : 'nodes'}`);
    await Promise.all(
      running.map(async ({ node, handles }) => {
        // The oldest is the server; what it had forked to save goes with it.
        await runtime.stop(handles[0]!, STOP_GRACE_MS);
        await runtime.clear(paths.at(node.directory));
        await store.transaction().execute(async (transaction) => {
          await updateNode(transaction, node, { process_json: null });
          const message = `Cache node ${node.id} shut down, with its data, on request`;
          await recordEvent(transaction, {
            region: node.region,
            source: 'cache-cluster',
            id: node.cluster_id,
            message,
            at: new Date(),
          });
        });
      }),
    );
    await stopProxies(runtime, paths.proxy);
    return running.length;
  } finally {
    await store.destroy();
    lock.release();
  }
}
