// --network ports: every endpoint is a port on one address, and stays where it is.
import { ModifyReplicationGroupCommand, TestFailoverCommand } from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, HAPROXY, spread } from '../../src/proxy/testing.ts';
import { makeCluster, readCluster, until, whenAvailable } from '../support/elasticache.ts';
import { membersOf, readGroup, rolesOf } from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { makeGroup, placeOf, proxyPids } from '../support/proxy.ts';

// Far from those of tests that run beside it, as far as chance can see to that.
const firstPort = 10_000 + 100 * Math.floor(Math.random() * 150);
const args = [
  '--network',
  'ports',
  '--advertise',
  'localhost',
  '--port-range',
  `${firstPort}-${firstPort + 99}`,
];

describe.skipIf(!HAPROXY)('with ports', () => {
  let holdfast: TestHoldfast;
  beforeAll(async () => {
    holdfast = await TestHoldfast.start({ args });
  });
  afterAll(() => holdfast?.[Symbol.asyncDispose]());

  const isOurs = (port: number | undefined) => port! >= firstPort && port! < firstPort + 100;

  it('a cluster is reached by a port of localhost, from when it is available', async () => {
    const cluster = await makeCluster(holdfast.client(), 'alone');
    const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
    expect(Address).toBe('localhost');
    expect(isOurs(Port)).toBe(true);
    await using client = await Client.open({ address: Address!, port: Port! });
    expect(await client.ask('SET a b')).toBe('+OK\r\n');
  });

  it('each endpoint of a group has a port of its own, and leads where it should', async () => {
    const group = await makeGroup(holdfast, 'g');
    const [primary, reader] = [placeOf(group, 'PrimaryEndpoint'), placeOf(group, 'ReaderEndpoint')];
    const members = membersOf(group).map(({ ReadEndpoint }) => ({
      address: ReadEndpoint!.Address!,
      port: ReadEndpoint!.Port!,
    }));
    const ports = [primary, reader, ...members].map(({ port }) => port);
    expect(new Set(ports).size).toBe(5);
    expect(ports.every(isOurs)).toBe(true);
    await using writer = await Client.open(primary);
    expect(await writer.ask('SET a b')).toBe('+OK\r\n');
    const [first, second, third] = await Promise.all(members.map((place) => spread(place, 1)));
    expect(new Set([first, second, third].flatMap((places) => Object.keys(places!))).size).toBe(3);
    expect(await spread(reader, 4)).toEqual(
      Object.fromEntries(Object.keys({ ...second, ...third }).map((place) => [place, 2])),
    );
    await using replica = await Client.open(members[1]!);
    expect(await replica.ask('SET a c')).toMatch(/^-READONLY/);
  });

  it('a failover leaves every port where it is, and no client on the old primary', async () => {
    const client = holdfast.client();
    const before = await readGroup(client, 'g');
    const primary = placeOf(before, 'PrimaryEndpoint');
    await using blocked = await Client.open(primary);
    const answer = blocked.ask('BLPOP nothing 0').catch((error: Error) => error);
    await client.send(new TestFailoverCommand({ ReplicationGroupId: 'g', NodeGroupId: '0001' }));
    await blocked.closed;
    expect(await answer).toBeInstanceOf(Error);
    // A new connection waits for the endpoint, if it must.
    await using writer = await Client.open(primary);
    expect(await writer.ask('SET after failover')).toBe('+OK\r\n');
    const after = await until(
      () => readGroup(client, 'g'),
      (now) => now.Status === 'available' && rolesOf(now)['g-001'] === 'replica',
    );
    expect(placeOf(after, 'PrimaryEndpoint')).toEqual(primary);
    expect(placeOf(after, 'ReaderEndpoint')).toEqual(placeOf(before, 'ReaderEndpoint'));
    expect(membersOf(after).map(({ ReadEndpoint }) => ReadEndpoint)).toEqual(
      membersOf(before).map(({ ReadEndpoint }) => ReadEndpoint),
    );
  });

  it('a switchover takes every client along that came by the primary port', async () => {
    const client = holdfast.client();
    const primary = placeOf(await readGroup(client, 'g'), 'PrimaryEndpoint');
    await using idle = await Client.open(primary);
    await idle.ask('PING');
    await whenAvailable(client, 'g-001');
    const change = { ReplicationGroupId: 'g', PrimaryClusterId: 'g-001', ApplyImmediately: true };
    await client.send(new ModifyReplicationGroupCommand(change));
    await idle.closed;
    await using writer = await Client.open(primary);
    expect(await writer.ask('SET after switchover')).toBe('+OK\r\n');
    await until(
      () => readGroup(client, 'g'),
      (now) => now.Status === 'available' && rolesOf(now)['g-001'] === 'primary',
    );
  });

  it('another controller shows the same ports, and connections outlive the first', async () => {
    const before = await readGroup(holdfast.client(), 'g');
    const alone = await readCluster(holdfast.client(), 'alone');
    const pids = await proxyPids(holdfast);
    await using held = await Client.open(placeOf(before, 'PrimaryEndpoint'));
    await holdfast.kill();
    expect(await held.ask('SET while nobody')).toBe('+OK\r\n');
    await holdfast.start({ args });
    expect((await readGroup(holdfast.client(), 'g')).NodeGroups).toEqual(before.NodeGroups);
    expect((await readCluster(holdfast.client(), 'alone')).CacheNodes![0]!.Endpoint).toEqual(
      alone.CacheNodes![0]!.Endpoint,
    );
    expect(await held.ask('GET while')).toContain('nobody');
    expect(await proxyPids(holdfast)).toEqual(pids);
  });

  it('without --network ports they are addresses again', async () => {
    await holdfast.stop();
    await holdfast.start();
    const { Address, Port } = (await readCluster(holdfast.client(), 'alone')).CacheNodes![0]!.Endpoint!;
    expect([Address!.startsWith('127.'), Port]).toEqual([true, 6379]);
    const group = await until(
      () => readGroup(holdfast.client(), 'g'),
      (now) => now.NodeGroups![0]!.ReaderEndpoint !== undefined,
    );
    expect(placeOf(group, 'ReaderEndpoint').port).toBe(6379);
    expect(Object.values(await spread(placeOf(group, 'ReaderEndpoint'), 4))).toEqual([2, 2]);
  });
});
