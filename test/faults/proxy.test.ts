// The proxy dies, the controller dies, both do, and clients of the reader endpoint are served all the same.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  DeleteReplicationGroupCommand,
  DescribeEventsCommand,
  TestFailoverCommand,
} from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { stopHoldfast } from '../../src/cli/serve/stop.ts';
import type { Failpoint } from '../../src/control/failpoints.ts';
import { Client, HAPROXY, spread } from '../../src/proxy/testing.ts';
import { until } from '../support/elasticache.ts';
import { readGroup, rolesOf, whenGroupAvailable } from '../support/groups.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { makeGroup, placeOf, proxyPids } from '../support/proxy.ts';
import { makeEngines } from './support/engine-directory.ts';
import { recordedNode } from './support/state.ts';

const places = async (listener: { address: string; port: number }) =>
  Object.keys(await spread(listener, 6)).toSorted();

/** Resolves when connections to a listener lead to just these members. */
function untilLeadsTo(holdfast: TestHoldfast, listener: { address: string; port: number }, ids: string[]) {
  const wanted = ids.map((id) => recordedNode(holdfast, id).address).toSorted();
  return until(
    () => places(listener).catch((error: Error) => [error.message]),
    (found) => found.join() === wanted.join(),
  );
}

async function messagesOf(holdfast: TestHoldfast, id: string): Promise<string[]> {
  const { Events = [] } = await holdfast.client().send(new DescribeEventsCommand({ MaxRecords: 100 }));
  return Events.filter((event) => event.SourceIdentifier === id).map((event) => event.Message!);
}

describe.skipIf(!HAPROXY).concurrent('the reader endpoint', () => {
  test('is there when its group is, spreads connections over the replicas, and goes with the group', async () => {
    await using holdfast = await TestHoldfast.start();
    const group = await makeGroup(holdfast, 'g');
    const reader = placeOf(group, 'ReaderEndpoint');
    expect(reader.port).toBe(6379);
    expect(await spread(reader, 6)).toEqual({
      [recordedNode(holdfast, 'g-002').address]: 3,
      [recordedNode(holdfast, 'g-003').address]: 3,
    });
    const client = holdfast.client();
    await client.send(new DeleteReplicationGroupCommand({ ReplicationGroupId: 'g' }));
    await until(
      async () =>
        (await processesUnder(holdfast.data)).length + (existsSync(join(holdfast.data, 'proxy')) ? 1 : 0),
      (left) => left === 0,
    );
  });

  test('of a group of one leads to its primary', async () => {
    await using holdfast = await TestHoldfast.start();
    const group = await makeGroup(holdfast, 'g', { members: 1 });
    expect(await places(placeOf(group, 'ReaderEndpoint'))).toEqual([
      placeOf(group, 'PrimaryEndpoint').address,
    ]);
  });

  test('leaves the promoted replica after a failover; readers of the others notice nothing', async () => {
    await using holdfast = await TestHoldfast.start();
    const group = await makeGroup(holdfast, 'g');
    const reader = placeOf(group, 'ReaderEndpoint');
    const readers = await Promise.all(Array.from({ length: 4 }, () => Client.open(reader)));
    const at = await Promise.all(readers.map((client) => client.whereTo()));
    const client = holdfast.client();
    await client.send(new TestFailoverCommand({ ReplicationGroupId: 'g', NodeGroupId: '0001' }));
    const after = await until(
      () => readGroup(client, 'g'),
      (now) => now.Status === 'available' && rolesOf(now)['g-001'] === 'replica',
    );
    const promoted = Object.entries(rolesOf(after)).find(([, role]) => role === 'primary')![0];
    const other = ['g-002', 'g-003'].find((id) => id !== promoted)!;
    await untilLeadsTo(holdfast, reader, ['g-001', other]);
    const { address } = recordedNode(holdfast, promoted);
    await Promise.all(readers.filter((_, index) => at[index] === address).map(({ closed }) => closed));
    const stayed = readers.filter((_, index) => at[index] !== address);
    expect(stayed).toHaveLength(2);
    for (const one of stayed) expect(await one.ask('PING')).toBe('+PONG\r\n');
    for (const one of readers) await one[Symbol.asyncDispose]();
  });

  test('comes back by itself, at its address, when the proxy is killed', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const [pid] = await proxyPids(holdfast);
      process.kill(pid!, signal);
      await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
      expect(await proxyPids(holdfast)).toHaveLength(1);
      expect(await proxyPids(holdfast)).not.toContain(pid);
    }
  });

  test('comes back when the proxy hangs', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    const [hung] = await proxyPids(holdfast);
    process.kill(hung!, 'SIGSTOP');
    await until(
      () => proxyPids(holdfast),
      (pids) => pids.length === 1 && pids[0] !== hung,
    );
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
  });

  test('serves on while the controller is gone, and is adopted, connections and all, by the next', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    const before = await proxyPids(holdfast);
    await using held = await Client.open(reader);
    await held.ask('PING');
    await holdfast.kill();
    expect(await spread(reader, 4)).toEqual(await spread(reader, 4));
    await holdfast.start();
    expect(placeOf(await readGroup(holdfast.client(), 'g'), 'ReaderEndpoint')).toEqual(reader);
    await makeGroup(holdfast, 'second', { members: 2 });
    expect(await proxyPids(holdfast)).toEqual(before);
    expect(await held.ask('PING')).toBe('+PONG\r\n');
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
  });

  test('comes back when both were gone', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    await holdfast.kill();
    process.kill((await proxyPids(holdfast))[0]!, 'SIGKILL');
    await holdfast.start();
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
  });

  test('is handed over for a group on another port, and connections go on', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    const [before] = await proxyPids(holdfast);
    await using held = await Client.open(reader);
    const where = await held.whereTo();
    const other = await makeGroup(holdfast, 'other', { members: 2, port: 7000 });
    expect(placeOf(other, 'ReaderEndpoint').port).toBe(7000);
    expect(await held.whereTo()).toBe(where);
    expect(await proxyPids(holdfast)).toHaveLength(2);
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
    await untilLeadsTo(holdfast, placeOf(other, 'ReaderEndpoint'), ['other-002']);
    await held[Symbol.asyncDispose]();
    await until(
      () => proxyPids(holdfast),
      (pids) => pids.length === 1 && pids[0] !== before,
    );
  });

  test('waits for its address when another program has taken it, says so, and takes it when it is free', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    const second = placeOf(await makeGroup(holdfast, 'h', { members: 2 }), 'ReaderEndpoint');
    await holdfast.kill();
    process.kill((await proxyPids(holdfast))[0]!, 'SIGKILL');
    await until(
      () => proxyPids(holdfast),
      (pids) => pids.length === 0,
    );
    const other = createServer().listen(reader.port, reader.address);
    await once(other, 'listening');
    await holdfast.start();
    await until(
      () => messagesOf(holdfast, 'g'),
      (messages) =>
        messages.some((text) => text.includes(`another program listens on ${reader.address}:6379`)),
    );
    await untilLeadsTo(holdfast, second, ['h-002']);
    other.close();
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
    await until(
      () => messagesOf(holdfast, 'g'),
      (messages) => messages.includes('The reader endpoint is served'),
    );
    expect(placeOf(await readGroup(holdfast.client(), 'g'), 'ReaderEndpoint')).toEqual(reader);
  });

  test('is stopped with the nodes, and both come back', async () => {
    await using holdfast = await TestHoldfast.start();
    const reader = placeOf(await makeGroup(holdfast, 'g'), 'ReaderEndpoint');
    await stopHoldfast(holdfast.data, { stopNodes: true });
    expect(await processesUnder(holdfast.data)).toEqual([]);
    await holdfast.start();
    await whenGroupAvailable(holdfast.client(), 'g');
    await untilLeadsTo(holdfast, reader, ['g-002', 'g-003']);
  });
});

describe.skipIf(!HAPROXY).concurrent('the controller killed at', () => {
  test.each<Failpoint>(['proxy.allocated', 'proxy.started'])('%s', async (failpoint) => {
    await using holdfast = await TestHoldfast.start({ dieAt: failpoint });
    const refused = makeGroup(holdfast, 'g').catch((error: Error) => error);
    await holdfast.ended();
    expect(await refused).toBeInstanceOf(Error);
    expect(holdfast.controller!.signalCode).toBe('SIGKILL');
    await holdfast.start();
    const group = await whenGroupAvailable(holdfast.client(), 'g', 3);
    await untilLeadsTo(holdfast, placeOf(group, 'ReaderEndpoint'), ['g-002', 'g-003']);
    expect(await proxyPids(holdfast)).toHaveLength(1);
  });
});

/** What an administrator installed would be found. */
const SYSTEM_HAPROXY = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy'].some((path) => existsSync(path));

test.skipIf(SYSTEM_HAPROXY)('without HAProxy a group works, and its events say what to type', async () => {
  await using holdfast = new TestHoldfast();
  const engines = await makeEngines(join(holdfast.data, 'test-engines'));
  // Where no package can be had either.
  await holdfast.start({ args: ['--engines', engines.directory], env: { PATH: '/nonexistent' } });
  const group = await makeGroup(holdfast, 'g', { members: 2 });
  expect(group.NodeGroups![0]!.ReaderEndpoint).toBeUndefined();
  // It is told when installing it has failed, which is not waited for by the group.
  const complaints = await until(
    async () =>
      (await messagesOf(holdfast, 'g')).filter((text) => text.includes('holdfast engines install haproxy')),
    (told) => told.length > 0,
  );
  expect(complaints).toEqual([expect.stringMatching(/^The reader endpoint is not served: /)]);
});
