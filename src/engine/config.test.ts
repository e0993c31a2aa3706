import { expect, test } from 'vitest';
import { ownDirectives, renderConfig } from './config.ts';

test('values are quoted, so that none can add a directive', () => {
  const text = renderConfig({ 'notify-keyspace-events': 'KEA"\nloadmodule /tmp/evil.so', port: '6379' });
  expect(text.split('\n').slice(1)).toEqual([
    'notify-keyspace-events "KEA\\" loadmodule /tmp/evil.so"',
    'port "6379"',
    '',
  ]);
});

test('a directive that may stand several times has a line for each', () => {
  const text = renderConfig({ 'client-output-buffer-limit': ['normal 0 0 0', 'pubsub 32mb 8mb 60'] });
  expect(text).toContain(
    'client-output-buffer-limit normal 0 0 0\nclient-output-buffer-limit pubsub 32mb 8mb 60\n',
  );
});

test('the append-only file is on and the node is found at its own address, in every engine', () => {
  const node = { address: '127.80.0.1', port: 7000 };
  for (const [engine, version] of [
    ['redis', '6.2.7'],
    ['redis', '7.0.15'],
    ['valkey', '9.1.2'],
  ] as const) {
    const own = ownDirectives({ ...node, engine, version });
    expect(own).toMatchObject({
      bind: '127.80.0.1',
      port: '7000',
      appendonly: 'yes',
      save: '',
      rdbchecksum: 'yes',
    });
  }
});

test('directives that an engine does not know yet are left out', () => {
  const node = { address: '127.80.0.1', port: 7000 };
  expect(ownDirectives({ ...node, engine: 'redis', version: '6.2.7' })).not.toHaveProperty(
    'aof-timestamp-enabled',
  );
  expect(ownDirectives({ ...node, engine: 'valkey', version: '8.0.1' })).not.toHaveProperty(
    'rdb-version-check',
  );
  expect(ownDirectives({ ...node, engine: 'redis', version: '8.0.2' })).not.toHaveProperty(
    'rdb-version-check',
  );
  expect(ownDirectives({ ...node, engine: 'valkey', version: '8.1.1' })).toHaveProperty(
    'rdb-version-check',
    'relaxed',
  );
});
