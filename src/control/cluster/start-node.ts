import { mkdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultUserAclRules } from '../../domain/restricted-commands.ts';
import { majorMinor } from '../../domain/version.ts';
import { renderUsers } from '../../engine/acl.ts';
import { renderConfig } from '../../engine/config.ts';
import { type NodeConnection, UnknownUser } from '../../engine/connection.ts';
import { nodeFiles } from '../../engine/files.ts';
import { infoNumber } from '../../engine/info.ts';
import { lastWarnings } from '../../engine/log.ts';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { applyRunningDirectives, desiredDirectives } from './parameters.ts';
import { type ClusterWithNode, updateNode } from './rows.ts';

/** A node that was started and ended, or never answered; `reasons` are its own last words. */
export class NodeStartError extends Error {
  readonly addressTaken: boolean;

  constructor(reasons: readonly string[], addressTaken: boolean) {
    super(reasons.join('; '));
    this.name = 'NodeStartError';
    this.addressTaken = addressTaken;
  }
}

/** A cluster's engine and version as one: `redis 7.0.15`. */
export function engineOf(cluster: CacheClusterRow): string {
  return `${cluster.engine} ${cluster.engine_version}`;
}

const CONNECT_RETRY_MS = 3;
const LOADING_POLL_MS = 10;
/** A server that runs but doesn't accept connections for this long won't. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Starts the node's process with what its cluster asks for and the data that its directory holds, and resolves when
 * the data is loaded and the node serves. Nothing else may run in the directory: what does is ended first.
 * @throws NodeStartError
 */
export async function startNode(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
): Promise<NodeConnection> {
  const engine = await ctx.engines.find(cluster.engine as 'redis' | 'valkey', cluster.engine_version);
  if (!engine) {
    throw new NodeStartError(
      [
        `${engineOf(cluster)} is no longer there: install it again with \`holdfast engines install ${cluster.engine}@${majorMinor(cluster.engine_version)}\``,
      ],
      false,
    );
  }
  const directory = ctx.paths.at(node.directory);
  const files = nodeFiles(directory);
  const directives = await desiredDirectives(ctx.store, cluster, node);
  await ctx.runtime.clear(directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(files.config, renderConfig(directives), { mode: 0o600 });
  await writeFile(
    files.users,
    renderUsers({
      adminPassword: node.admin_password,
      defaultUserRules: defaultUserAclRules(engine.engine, engine.version),
    }),
    { mode: 0o600 },
  );
  failpoint('create.configured');
  const logSize = await stat(files.log).then(
    (found) => found.size,
    () => 0,
  );
  const handle = await ctx.runtime.start({
    directory,
    command: [...engine.server, files.config],
    output: files.log,
  });
  failpoint('create.started');
  await updateNode(ctx.store, node, {
    process_json: JSON.stringify(handle),
    directives_json: JSON.stringify(directives),
    engine_in_force: engineOf(cluster),
  });
  failpoint('create.recorded');
  const connection = await awaitServing(ctx, node, { handle, log: files.log, logSize });
  await applyRunningDirectives(ctx.store, cluster, connection);
  return connection;
}

/** Resolves when the process answers and has loaded its data. @throws NodeStartError when it ended instead. */
export async function awaitServing(
  ctx: ControlContext,
  node: CacheNodeRow,
  { handle, log, logSize }: { handle: NodeHandle; log: string; logSize: number },
): Promise<NodeConnection> {
  const giveUpAt = performance.now() + ANSWER_TIMEOUT_MS;
  for (;;) {
    const answer = await ctx.connections.to(node).catch((error: unknown) => error as Error);
    if (!(answer instanceof Error)) {
      const info = await answer.info('persistence').catch(() => undefined);
      if (info && infoNumber(info, 'loading') === 0) return answer;
    }
    if (!ctx.runtime.isRunning(handle)) throw await startError(log, logSize);
    if (answer instanceof Error) {
      if (answer instanceof UnknownUser) throw new NodeStartError([addressTaken(node)], true);
      if (performance.now() > giveUpAt)
        throw new NodeStartError([`It doesn't answer: ${answer.message}`], false);
    }
    await delay(answer instanceof Error ? CONNECT_RETRY_MS : LOADING_POLL_MS);
  }
}

async function startError(log: string, logSize: number): Promise<NodeStartError> {
  const reasons = await lastWarnings(log, logSize);
  const taken = reasons.some((reason) =>
    /address already in use|failed listening|could not create server tcp/i.test(reason),
  );
  return new NodeStartError(
    reasons.length > 0 ? reasons : [`The process ended without a word; see ${log}`],
    taken,
  );
}

function addressTaken({ address, port }: CacheNodeRow): string {
  return `${address}:${port} is taken by another server`;
}
