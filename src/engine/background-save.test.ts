import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { redis70 } from '../../test/support/engines.ts';
import { SAVE_NICENESS, SaveFailed, startBackgroundSave } from './background-save.ts';
import { NodeConnection } from './connection.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-save-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('has the child that saves go behind whoever serves, and tells when it was killed', async () => {
  await using node = await new BareNode(directory, `${someAddresses()}.1`).start(await redis70());
  await node.command('MSET', ...Array.from({ length: 2_000 }, (_, i) => [`key:${i}`, 'x']).flat());
  // A millisecond a key: long enough to be looked at.
  await node.command('CONFIG', 'SET', 'rdb-key-save-delay', '1000');
  const info = await node.command<string>('INFO', 'server');
  const server = Number(/process_id:(\d+)/.exec(info)![1]);
  const before = getPriority(server);
  await node.command('ACL', 'SETUSER', 'holdfast', 'on', '>secret', '~*', '&*', '+@all');
  const connection = await NodeConnection.open({
    address: node.address,
    port: node.port,
    adminPassword: 'secret',
  });
  const target = join(directory, 'saved.rdb');
  const save = await startBackgroundSave(connection, directory, target);
  const child = Number(/temp-(\d+)\.rdb/.exec(readdirSync(directory).join())![1]);
  expect(getPriority(child)).toBe(SAVE_NICENESS);
  expect(getPriority(server)).toBe(before);
  await node.command('CONFIG', 'SET', 'rdb-key-save-delay', '0');
  process.kill(child, 'SIGKILL');
  await expect(save.finished).rejects.toThrow(SaveFailed);
  // The next one finds nothing in its way.
  const again = join(directory, 'again.rdb');
  await (await startBackgroundSave(connection, directory, again)).finished;
  expect(readdirSync(directory).filter((name) => name.endsWith('.rdb'))).toEqual(
    expect.arrayContaining(['again.rdb']),
  );
  expect(existsSync(join(directory, 'dump.rdb'))).toBe(false);
  connection.close();
});
