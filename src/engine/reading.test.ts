import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { findTestEngine, redis70 } from '../../test/support/engines.ts';
import { parseInfo } from './info.ts';
import { readingOf, readingSections } from './reading.ts';

test.each([
  ['redis', '7.0'],
  ['valkey', '8.1'],
] as const)('%s %s says all of it', async (name, version) => {
  const engine = (await findTestEngine(name, version)) ?? (await redis70());
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-reading-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  await using node = new BareNode(directory, `${someAddresses()}.1`);
  await node.start(engine, '--maxmemory', '100mb');
  await node.command('SELECT', '3');
  await node.command('SET', 'a', '1', 'EX', '1000');
  await node.command('SELECT', '0');
  await node.command('MSET', 'a', '1', 'b', '2');
  await node.command('GET', 'a');
  await node.command('GET', 'none');
  const reading = readingOf(parseInfo(await node.command('INFO', ...readingSections(engine.version))));
  expect(reading).toMatchObject({
    version: engine.version,
    role: 'primary',
    maxMemory: 100 * 1_048_576,
    keys: 3,
    keysWithExpiry: 1,
    connectedClients: 1,
    replication: { linkDownSeconds: undefined },
  });
  expect(reading.runId).toMatch(/^[0-9a-f]{40}$/);
  expect(reading.processId).toBeGreaterThan(1);
  expect(reading.usedMemory).toBeGreaterThan(500_000);
  expect(reading.dataBytes).toBeGreaterThan(0);
  expect(reading.counters).toMatchObject({ hits: 1, evicted: 0, expired: 0 });
  // Asking whether it serves was one as well.
  expect(reading.counters.misses).toBe(2);
  for (const count of ['connections', 'commands', 'bytesIn', 'bytesOut', 'processor'] as const)
    expect(reading.counters[count], count).toBeGreaterThan(0);
});

test('engines before 7.0 are asked for all sections, and so is one of an unknown version', () => {
  expect(readingSections('6.2.14')).toEqual([]);
  expect(readingSections(undefined)).toEqual([]);
  expect(readingSections('7.0.15')).toContain('keyspace');
});

test('a replica that has nothing yet has no place in the stream', () => {
  const replica = 'role:slave\r\nmaster_link_status:down\r\nmaster_link_down_since_seconds:7\r\n';
  const at = (offset: number) => readingOf(parseInfo(`${replica}slave_repl_offset:${offset}\r\n`));
  expect(at(1)).toMatchObject({ role: 'replica', replication: { offset: undefined, linkDownSeconds: 7 } });
  expect(at(1000).replication.offset).toBe(1000);
});

test('an old engine that tells little is read as far as it goes', () => {
  const reading = readingOf(parseInfo('redis_version:5.0.7\r\nused_cpu_sys:1.5\r\nused_cpu_user:2.5\r\n'));
  expect(reading).toMatchObject({ version: '5.0.7', dataBytes: undefined, keys: 0 });
  expect(reading.counters.processor).toBe(4);
});
