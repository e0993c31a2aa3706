// A primary writes its append-only file anew while its replicas are behind, and dies: what is lost stands in two files, of
// which the engine has removed one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { connect } from '../support/data.ts';
import { sql } from '../support/state.ts';
import { keysOf, missing, write } from './support/keys.ts';
import { TestGroup } from './support/replication-group.ts';

async function rewrite(group: TestGroup, member: string): Promise<void> {
  await using connection = await connect(group.node(member));
  await connection.send('BGREWRITEAOF');
  await until(
    () => connection.send<string>('INFO', 'persistence'),
    (info) => /aof_rewrite_in_progress:0\r/.test(info) && /aof_rewrite_scheduled:0\r/.test(info),
  );
}

/** Its replicas get nothing any more, and can't come back. */
async function leaveBehind(group: TestGroup): Promise<void> {
  for (const replica of group.replicas) {
    await using connection = await connect(group.node(replica));
    await connection.send('CONFIG', 'SET', 'masterauth', 'wrong');
  }
  await using connection = await connect(group.node(group.primary));
  await connection.send('CLIENT', 'KILL', 'TYPE', 'replica');
  for (const replica of group.replicas)
    await until(
      () => group.standing(replica),
      ({ linkUp }) => !linkUp,
    );
}

/** What the report of the last failover lists. */
async function listed(group: TestGroup): Promise<string> {
  const [row] = await until(
    async () => sql(group.holdfast, 'select * from failover order by epoch desc limit 1'),
    ([last]) => last?.['status'] === 'complete' && last['loss_input_json'] === null,
  );
  const [lost] = JSON.parse(String(row!['lost_json'])) as [{ status: string; file: string }];
  expect(lost).toMatchObject({ status: 'found' });
  return readFileSync(join(group.holdfast.data, lost.file), 'latin1');
}

const unlisted = (keys: string[], commands: string) =>
  keys.filter((key) => !commands.includes(`\r\n${key}\r\n`));

describe.concurrent('what was lost across a rewrite of the append-only file', () => {
  test.each([
    ['redis', '7.0'],
    ['valkey', '8.1'],
  ])('is listed to the last write: %s %s', async (engine, engineVersion) => {
    await using group = await TestGroup.start({ engine, engineVersion });
    const [first, second, own] = [keysOf('first', 500), keysOf('second', 500), keysOf('own', 100)];
    await leaveBehind(group);
    {
      await using connection = await connect(group.node('g-001'));
      await write(connection, first);
      await rewrite(group, 'g-001');
      await write(connection, second);
    }
    await group.kill('g-001');
    const { member } = await group.whenServedBy('g-002', 'g-003');
    // The new one's file is rewritten too, as soon as it may be.
    {
      await using connection = await connect(group.node(member));
      await write(connection, own);
    }
    await rewrite(group, member);
    const commands = await listed(group);
    expect(unlisted([...first, ...second], commands)).toEqual([]);
    expect(commands).not.toContain('own');
    for (const id of ['g-002', 'g-003']) {
      await using connection = await connect(group.node(id));
      await connection.send('CONFIG', 'SET', 'masterauth', group.node('g-001').adminPassword);
    }
    await group.atRest();
    expect(await missing(group.node('g-001'), own)).toEqual([]);
    for (const kept of ['before-rewrites', 'new-primary'])
      expect(existsSync(join(group.node('g-001').directory, kept))).toBe(false);
  });
});
