import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadGroup } from '../../control/group/rows.ts';
import type { CacheClusterRow, CacheNodeRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { insertCluster, TEST_NOW, type TestContext, testContext } from '../testing.ts';

/** Not one that anything else is likely to listen on. */
export const PORT = 29471;

/** As testContext, with the records of a few engines: actions look at them and start none. */
export async function contextWithEngines(): Promise<TestContext> {
  const enginesDirectory = await mkdtemp(join(tmpdir(), 'holdfast-actions-'));
  onTestFinished(() => rm(enginesDirectory, { recursive: true, force: true }));
  for (const [engine, version] of [
    ['redis', '7.0.15'],
    ['redis', '8.0.2'],
    ['valkey', '8.1.1'],
  ]) {
    const directory = join(enginesDirectory, `${engine}-${version}`);
    await mkdir(directory);
    const record = {
      format: 1,
      engine,
      version,
      origin: 'test',
      installedAt: '2026-01-01T00:00:00.000Z',
      programs: { server: `${engine}-server` },
    };
    await writeFile(join(directory, 'engine.json'), JSON.stringify(record));
  }
  return testContext({ enginesDirectory });
}

type Row<T extends { id: string }> = Pick<T, 'id'> & Partial<T>;

let addresses = 0;

/** A cluster with its node, as if it had been created. */
export async function insertClusterWithNode(
  context: Pick<ActionContext, 'store' | 'region'>,
  row: Row<CacheClusterRow>,
  node: Partial<CacheNodeRow> = {},
): Promise<void> {
  await insertCluster(context, { port: PORT, ...row });
  addresses++;
  await context.store
    .insertInto('cache_node')
    .values({
      region: context.region,
      cluster_id: row.id,
      id: '0001',
      address: `127.95.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`,
      port: PORT,
      directory: `nodes/${row.id}`,
      admin_password: 'secret',
      directives_json: '{}',
      created_at: TEST_NOW.toISOString(),
      ...node,
    })
    .execute();
}

/** A group of the named clusters, the first the primary, as if it had been created; all have `settings`. */
export async function insertGroup(
  context: Pick<ActionContext, 'store' | 'region'>,
  row: Row<ReplicationGroupRow>,
  members: readonly string[],
  settings: Partial<CacheClusterRow> = {},
): Promise<void> {
  await context.store
    .insertInto('replication_group')
    .values({
      region: context.region,
      description: 'of a test',
      status: 'available',
      primary_cluster_id: members[0]!,
      automatic_failover: 0,
      multi_az: 0,
      endpoint_address: '127.95.200.1',
      port: PORT,
      created_at: TEST_NOW.toISOString(),
      ...row,
    })
    .execute();
  for (const [index, id] of members.entries()) {
    await insertClusterWithNode(context, {
      replication_group_id: row.id,
      preferred_order: index + 1,
      ...settings,
      id,
    });
  }
}

export async function groupRow({ store, region }: ActionContext, id: string): Promise<ReplicationGroupRow> {
  return (await loadGroup(store, region, id))!.group;
}

export async function clusterRow({ store, region }: ActionContext, id: string): Promise<CacheClusterRow> {
  return store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
