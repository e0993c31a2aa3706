import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { openStore } from './database.ts';
import { NodeSqlite } from './node-sqlite.ts';

function inDirectory(run: (path: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-store-'));
  return run(join(directory, 'state.db')).finally(() => rmSync(directory, { recursive: true, force: true }));
}

const TAG = { region: 'us-east-1', arn: 'arn:a', key: 'k', value: 'v' };

test('what was committed is there after closing and opening again', () =>
  inDirectory(async (path) => {
    const first = openStore(path);
    await first.insertInto('tag').values(TAG).execute();
    await first.destroy();
    const second = openStore(path);
    expect(await second.selectFrom('tag').selectAll().execute()).toEqual([TAG]);
    await second.destroy();
  }));

test('a transaction that throws leaves nothing', async () => {
  const store = openStore(':memory:');
  const failing = store.transaction().execute(async (transaction) => {
    await transaction.insertInto('tag').values(TAG).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await store.selectFrom('tag').selectAll().execute()).toEqual([]);
  await store.destroy();
});

test('a cluster takes its nodes with it, and a node needs its cluster', async () => {
  const store = openStore(':memory:');
  const orphan = store
    .insertInto('cache_node')
    .values({
      region: 'us-east-1',
      cluster_id: 'gone',
      id: '0001',
      address: '127.80.0.1',
      port: 6379,
      directory: 'nodes/x',
      admin_password: 'x',
      directives_json: '{}',
      created_at: '2026-01-01T00:00:00.000Z',
    })
    .execute();
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
  await store.destroy();
});

test('the state of a newer Holdfast is refused, not guessed at', () =>
  inDirectory(async (path) => {
    await openStore(path).destroy();
    const raw = new NodeSqlite(path);
    raw.exec('pragma user_version = 9999');
    raw.close();
    expect(() => openStore(path)).toThrow(/newer Holdfast.*9999/);
  }));

test('each commit is flushed to disk before it is answered', () =>
  inDirectory(async (path) => {
    const raw = new NodeSqlite(path);
    // 2 is FULL.
    expect(raw.prepare('pragma synchronous').all([])).toEqual([{ synchronous: 2 }]);
    raw.close();
  }));

test('a full database is told as such, not as a rollback that was not needed', async () => {
  const raw = new NodeSqlite(':memory:');
  raw.exec('create table big (data text); pragma max_page_count = 8');
  const store = new Kysely<{ big: { data: string } }>({ dialect: new SqliteDialect({ database: raw }) });
  const filling = store.transaction().execute(async (transaction) => {
    for (;;)
      await transaction
        .insertInto('big')
        .values({ data: 'x'.repeat(4000) })
        .execute();
  });
  await expect(filling).rejects.toThrow('database or disk is full');
  expect(await store.selectFrom('big').selectAll().execute()).toEqual([]);
  await store.destroy();
});
