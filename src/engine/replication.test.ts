import { expect, test } from 'vitest';
import { parseInfo } from './info.ts';
import { replicationOf } from './replication.ts';

const info = (...lines: string[]) => replicationOf(parseInfo(lines.join('\r\n')));

test('a replica in sync', () => {
  expect(
    info(
      'loading:0',
      'role:slave',
      'master_host:127.80.0.1',
      'master_port:6379',
      'master_link_status:up',
      'master_sync_in_progress:0',
      'slave_repl_offset:1234',
      'master_repl_offset:1200',
      'master_replid:abc',
      'master_replid2:0000',
    ),
  ).toMatchObject({
    role: 'slave',
    following: { address: '127.80.0.1', port: 6379 },
    linkUp: true,
    syncing: false,
    loading: false,
    offset: 1234,
    replid: 'abc',
  });
});

test('a primary follows nobody, and its offset is its own', () => {
  const primary = info('role:master', 'master_repl_offset:77', 'master_replid:abc', 'loading:0');
  expect(primary).toMatchObject({ role: 'master', offset: 77, linkUp: false });
  expect(primary.following).toBeUndefined();
});

test('a replica that lost its position in a broken full sync has none', () => {
  expect(info('role:slave', 'slave_repl_offset:1', 'master_link_status:down').offset).toBeUndefined();
  expect(info('role:slave', 'slave_repl_offset:0', 'master_link_status:up').offset).toBe(0);
});
