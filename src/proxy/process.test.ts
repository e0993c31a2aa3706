import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configurationFor, findRunningProxy, ProxyStartError, stopProxies } from './process.ts';
import { ProxyError } from './runtime-socket.ts';
import { Client, HAPROXY, ProxyBench, spread } from './testing.ts';

let bench: ProxyBench;
beforeEach(() => {
  bench = new ProxyBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

/** One listener that leads to one node, as a primary endpoint does. */
async function toOneNode(number = 1) {
  const node = await bench.redis(1);
  const slot = {
    number,
    address: bench.address(100 + number),
    port: 6379,
    route: { replicas: [], primary: node },
  };
  return { node, slot };
}

describe.skipIf(!HAPROXY)('a HAProxy', () => {
  it('is found again by whoever comes later, and its death is told', async () => {
    const { slot } = await toOneNode();
    expect(await findRunningProxy(bench.directory)).toBeUndefined();
    const started = await bench.start([slot]);
    const found = await findRunningProxy(bench.directory);
    expect(found).toMatchObject({ pid: started.pid, configuration: await configurationFor([slot]) });
    process.kill(started.pid, 'SIGKILL');
    await Promise.all([started.socket.closed, found!.socket.closed]);
    await expect(found!.socket.info()).rejects.toThrow(ProxyError);
    expect(await findRunningProxy(bench.directory)).toBeUndefined();
  });

  it('says what it refuses', async () => {
    const { slot } = await toOneNode();
    const { socket } = await bench.start([slot]);
    await expect(socket.command('set server slot-1/r9 state ready')).rejects.toThrow(
      "HAProxy refused 'set server slot-1/r9 state ready': No such server",
    );
    await expect(socket.command('no such command')).rejects.toThrow(/refused 'no such command'/);
    await expect(socket.command('set server slot-1/r1 addr nowhere port 1')).rejects.toThrow(/Invalid addr/);
    expect((await socket.info()).version).toContain(HAPROXY!.version);
  });

  it('hands its listeners over to the next, which adds one; connections go on, and none is refused', async () => {
    const { node, slot } = await toOneNode();
    const before = await bench.start([slot]);
    const waiting = await Client.open(slot);
    const blocked = waiting.ask('BLPOP list 0');
    let stop = false;
    let served = 0;
    const knocking = (async () => {
      while (!stop) {
        await using client = await Client.open(slot);
        expect(await client.whereTo()).toBe(node.address);
        served++;
      }
    })();
    const added = { ...slot, number: 2, address: bench.address(102) };
    const after = await bench.start([slot, added], before);
    const since = served;
    await expect.poll(() => served).toBeGreaterThan(since);
    stop = true;
    await knocking;
    expect(after.configuration).not.toBe(before.configuration);
    expect(await spread(added, 1)).toEqual({ [node.address]: 1 });
    expect(await bench.runtime.findIn(bench.directory)).toHaveLength(2);
    await using writer = await Client.open(added);
    await writer.ask('RPUSH list here');
    expect(await blocked).toContain('here');
    await waiting[Symbol.asyncDispose]();
    await expect
      .poll(async () => (await bench.runtime.findIn(bench.directory)).map(({ pid }) => pid), {
        timeout: 5_000,
      })
      .toEqual([after.pid]);
  });

  it('that can not have an address says which, and the one before it goes on', async () => {
    const { node, slot } = await toOneNode();
    const running = await bench.start([slot]);
    const other = createServer().listen(6379, bench.address(103));
    await once(other, 'listening');
    try {
      const taken = { ...slot, number: 3, address: bench.address(103) };
      const error = await bench.start([slot, taken], running).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ProxyStartError);
      expect(error).toMatchObject({
        unavailable: [3],
        message: expect.stringMatching(/Address already in use/),
      });
      expect(await spread(slot, 1)).toEqual({ [node.address]: 1 });
      expect(await findRunningProxy(bench.directory)).toMatchObject({ pid: running.pid });
    } finally {
      other.close();
    }
  });

  it('that is no HAProxy is told in its own words', async () => {
    mkdirSync(bench.directory, { recursive: true });
    const { slot } = await toOneNode();
    const broken = { ...slot, address: 'not an address' };
    await expect(bench.start([broken])).rejects.toThrow(
      /HAProxy does not start: .*missing port specification/,
    );
  });

  it('is stopped, also one that was replaced', async () => {
    const { slot } = await toOneNode();
    const before = await bench.start([slot]);
    await using held = await Client.open(slot);
    await held.ask('PING');
    await bench.start([slot, { ...slot, number: 2, address: bench.address(102) }], before);
    expect(await stopProxies(bench.runtime, bench.directory)).toBe(2);
    await held.closed;
    expect(await bench.runtime.findIn(bench.directory)).toEqual([]);
  });
});
