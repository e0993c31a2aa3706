import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NodeSqlite } from './node-sqlite.ts';
import { takeRoom } from './room.ts';

const MIB = 1_048_576;

test('neither the database nor its log of changes grows while what is written fits in their room', () => {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-room-'));
  const path = join(directory, 'state.db');
  const sizes = () => [path, `${path}-wal`].map((file) => statSync(file).size);
  const database = new NodeSqlite(path);
  try {
    database.exec('create table kept (data text)');
    takeRoom(database, path);
    const before = sizes();
    for (const size of before) expect(size).toBeGreaterThan(2 * MIB);
    const insert = database.prepare('insert into kept values (?)');
    for (let n = 0; n < 400; n++) insert.run(['x'.repeat(2_000)]);
    expect(sizes()).toEqual(before);
    // There is enough left.
    takeRoom(database, path);
    expect(sizes()).toEqual(before);
    expect(database.prepare('select count(*) as rows from kept').all([])).toEqual([{ rows: 400 }]);
  } finally {
    database.close();
    rmSync(directory, { recursive: true });
  }
});

test('a database that may not grow is opened all the same', () => {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-room-'));
  const path = join(directory, 'state.db');
  const database = new NodeSqlite(path);
  try {
    database.exec('create table kept (data text); pragma max_page_count = 8');
    takeRoom(database, path);
    database.exec("insert into kept values ('all the same')");
    expect(database.prepare('select * from kept').all([])).toEqual([{ data: 'all the same' }]);
  } finally {
    database.close();
    rmSync(directory, { recursive: true });
  }
});
