import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningProxy } from './process.ts';
import type { Backend, Route } from './slot.ts';
import { steer } from './steer.ts';
import { Client, HAPROXY, ProxyBench, spread } from './testing.ts';

/**
 * While other tests keep all processors busy, HAProxy was seen to end such a connection at once instead of trying the next
 * server; why is not known yet. By itself each of these holds.
 */
const LOADED = { retry: 5 };

let bench: ProxyBench;
beforeEach(() => {
  bench = new ProxyBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

/** A primary with two replicas behind a reader's listener. */
async function readers() {
  const primary = await bench.redis(1);
  const [first, second] = await Promise.all([bench.redis(2, primary), bench.redis(3, primary)]);
  const listener = { number: 7, address: bench.address(100), port: 6379 };
  const route: Route = { replicas: [first, second], primary };
  const proxy = await bench.start([{ ...listener, route }]);
  return { primary, first, second, listener, proxy };
}

async function lead(proxy: RunningProxy, route: Route): Promise<void> {
  for (const command of steer({ number: 7 }, route, await proxy.socket.servers()))
    await proxy.socket.command(command);
}

const places = async (listener: Backend) => Object.keys(await spread(listener, 4)).toSorted();

describe.skipIf(!HAPROXY)('connections to a listener', () => {
  it('are spread over the replicas, evenly', async () => {
    const { first, second, listener } = await readers();
    expect(await spread(listener, 10)).toEqual({ [first.address]: 5, [second.address]: 5 });
  });

  it('leave a replica that is taken away at once, the open ones too, and nobody else notices', async () => {
    const { primary, first, second, listener, proxy } = await readers();
    const clients = await Promise.all(Array.from({ length: 4 }, () => Client.open(listener)));
    const at = await Promise.all(clients.map((client) => client.whereTo()));
    await lead(proxy, { replicas: [second], primary });
    expect(await places(listener)).toEqual([second.address]);
    await Promise.all(clients.filter((_, index) => at[index] === first.address).map(({ closed }) => closed));
    const stayed = clients.filter((_, index) => at[index] === second.address);
    expect(stayed).toHaveLength(2);
    for (const client of stayed) expect(await client.ask('PING')).toBe('+PONG\r\n');
    for (const client of clients) await client[Symbol.asyncDispose]();
  });

  it('go to the primary while there is no replica, and come back to one', async () => {
    const { primary, first, listener, proxy } = await readers();
    await lead(proxy, { replicas: [], primary });
    await using client = await Client.open(listener);
    expect(await client.whereTo()).toBe(primary.address);
    await lead(proxy, { replicas: [first], primary });
    await client.closed;
    expect(await places(listener)).toEqual([first.address]);
  });

  it('never fail when a replica is killed, and come back to it without anybody telling', LOADED, async () => {
    const { primary, first, second, listener } = await readers();
    await bench.runtime.stop(first.handle, 0);
    expect(await spread(listener, 10)).toEqual({ [second.address]: 10 });
    await bench.redis(2, primary);
    await expect.poll(() => places(listener), { timeout: 5_000 }).toEqual([first.address, second.address]);
  });

  it('leave a replica that hangs, without anybody telling', async () => {
    const { first, second, listener, proxy } = await readers();
    process.kill(first.handle.pid, 'SIGSTOP');
    const isUp = async () => (await proxy.socket.servers()).find(({ name }) => name === 'r1')!.up;
    await expect.poll(isUp, { timeout: 10_000 }).toBe(false);
    expect(await places(listener)).toEqual([second.address]);
    process.kill(first.handle.pid, 'SIGCONT');
    await expect.poll(isUp, { timeout: 5_000 }).toBe(true);
  });

  it('leave a replica that is getting a new copy of all data', async () => {
    const { first, second, listener } = await readers();
    const other = await bench.redis(4);
    await using patient = await Client.open(other);
    await patient.ask('DEBUG POPULATE 1000');
    // Microseconds for each key.
    await patient.ask('CONFIG SET rdb-key-save-delay 20000');
    await using replica = await Client.open(first);
    await replica.ask(`REPLICAOF ${other.address} ${other.port}`);
    await expect.poll(() => replica.ask('INFO replication')).toContain('master_sync_in_progress:1');
    await expect.poll(() => places(listener), { timeout: 10_000 }).toEqual([second.address]);
  });

  it('stay with the replicas when only the primary has died', async () => {
    const { primary, first, second, listener, proxy } = await readers();
    await bench.runtime.stop(primary.handle, 0);
    const checks = 4_000;
    const until = performance.now() + checks;
    while (performance.now() < until) {
      expect(await places(listener)).toEqual([first.address, second.address]);
    }
    expect((await proxy.socket.servers()).every(({ up, name }) => up || /r[345]/.test(name))).toBe(true);
  });

  it('to a primary that is on its way from one node to another wait for it', LOADED, async () => {
    const primary = await bench.redis(1);
    const slot = { number: 1, address: bench.address(101), port: 6379, route: { replicas: [], primary } };
    await bench.start([slot]);
    await bench.runtime.stop(primary.handle, 0);
    await using early = await Client.open(slot);
    const answered = early.whereTo();
    // Looked at below; until then it may fail with nobody listening.
    answered.catch(() => undefined);
    await bench.redis(1);
    expect(await answered).toBe(primary.address);
  });
});
