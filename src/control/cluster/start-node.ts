import { stat, writeFile } from 'node:fs/promises';
import { closeHoles } from '../../aof/holes.ts';
import type { AofMark } from '../../aof/mark.ts';
import { defaultUserAclRules } from '../../domain/restricted-commands.ts';
import { majorMinor } from '../../domain/version.ts';
import { renderUsers } from '../../engine/acl.ts';
import { holdsData, removeData } from '../../engine/append-only.ts';
import { renderConfig } from '../../engine/config.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import { nodeFiles, removeUnfinished } from '../../engine/files.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { releasePrimaryFile } from '../group/primary-file.ts';
import { mayComeBackEmpty, mayStartAnew, standingOf } from '../group/standing.ts';
import { PROXY_KEY } from '../keys.ts';
import { systemRefusal } from '../system-errors.ts';
import { awaitServing, NodeStartError } from './await-serving.ts';
import { changeWithEvent } from './note.ts';
import { applyRunningDirectives, desiredDirectives } from './parameters.ts';
import { type ClusterWithNode, updateNode } from './rows.ts';

/** A cluster's engine and version as one: `redis 7.0.15`. */
export function engineOf(cluster: CacheClusterRow): string {
  return `${cluster.engine} ${cluster.engine_version}`;
}

/**
 * Starts the node's process with what its cluster asks for and the data that its directory holds, and resolves when
 * the data is loaded and the node serves. Nothing else may run in the directory: what does is ended first. A node that
 * isn't new must have its data: one that would come back empty is not started.
 * @throws NodeStartError
 */
export async function startNode(
  ctx: ControlContext,
  found: ClusterWithNode,
  options: { isNew: boolean } = { isNew: false },
): Promise<NodeConnection> {
  await releasePrimaryFile(ctx, found.node);
  try {
    return await start(ctx, found, options).catch(async (error: unknown) => {
      if (!(await mended(ctx, found, error))) throw error;
      return start(ctx, found, options);
    });
  } catch (error) {
    const refusal = systemRefusal(error);
    throw refusal === undefined ? error : new NodeStartError([refusal], false);
  }
}

/** What an engine says of an append-only file that it can't load. */
const BAD_FILE = /bad file format reading the append only file/i;

/** Whether the engine refused the append-only file for what has been mended by now. */
async function mended(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof NodeStartError && BAD_FILE.test(error.message))) return false;
  const directory = ctx.paths.at(node.directory);
  const mark = node.data_mark_json ? (JSON.parse(node.data_mark_json) as AofMark) : undefined;
  const moved = (to: AofMark) => updateNode(ctx.store, node, { data_mark_json: JSON.stringify(to) });
  const bytes = await closeHoles(directory, mark && { mark, moved });
  if (bytes === 0 && !(await mayStartAnew(ctx, cluster))) return false;
  const message =
    bytes > 0
      ? `The append-only file of cache node ${node.id} held ${bytes} bytes of nothing, as after a full disk: they were taken out, and none of its data`
      : `The append-only file of cache node ${node.id} is damaged and was given up: it gets all data from its primary`;
  await changeWithEvent(ctx, cluster, {}, message);
  if (bytes === 0) await removeData(directory);
  return true;
}

async function start(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  { isNew }: { isNew: boolean },
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
  if (!isNew && !(await holdsData(directory)) && !(await mayComeBackEmpty(ctx, { cluster, node }))) {
    throw new NodeStartError(
      [`its append-only file is gone from ${directory}; it would come back empty`],
      false,
    );
  }
  const directives = await desiredDirectives(ctx.store, cluster, node);
  // Whoever makes a new node has just cleared its directory; the look through all processes takes milliseconds.
  if (!isNew) await ctx.runtime.clear(directory);
  await removeUnfinished(directory);
  const standing = await standingOf(ctx, cluster, isNew);
  await writeFile(files.config, renderConfig({ ...directives, ...standing }), { mode: 0o600 });
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
  const command = [...engine.server, files.config];
  const handle = await ctx.runtime.start({ directory, command, output: files.log });
  failpoint('create.started');
  await updateNode(ctx.store, node, {
    process_json: JSON.stringify(handle),
    directives_json: JSON.stringify(directives),
    engine_in_force: engineOf(cluster),
  });
  failpoint('create.recorded');
  // Its readers, if it had any, go elsewhere until it is in sync.
  if (cluster.replication_group_id) ctx.wake(PROXY_KEY);
  const connection = await awaitServing(ctx, node, { handle, log: files.log, logSize });
  await applyRunningDirectives(ctx.store, cluster, connection);
  return connection;
}
