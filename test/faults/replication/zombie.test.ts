// Primaries that hang: a stopped process is dead before another one takes its place, a busy one is left in peace.
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { connect } from '../support/data.ts';
import { isRunning, pidOf } from '../support/state.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

/** What becomes of a request: its answer, or why there is none. */
function outcomeOf(request: Promise<unknown>): Promise<string> {
  return request.then(String, (error: Error) => `failed: ${error.message}`);
}

describe.concurrent('a primary that is stopped', () => {
  test('is dead when it would go on, and acknowledges nothing to those who stayed with it', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await using direct = await group.connectTo('g-001');
    await using pinned = await connect(group.endpoint);
    expect(await direct.send('SET', 'direct', 'before')).toBe('OK');
    expect(await pinned.send('SET', 'pinned', 'before')).toBe('OK');
    await writer.more(100);
    const pid = group.stop('g-001');
    const late = [direct, pinned].map((one) =>
      outcomeOf(one.send('SET', 'late', 'from a client that stayed')),
    );
    const { member } = await group.whenServedBy('g-002', 'g-003');
    // The new one takes writes: from now on the old one must not, whatever is done to it.
    expect(isRunning(pid)).toBe(false);
    expect(() => process.kill(pid, 'SIGCONT')).toThrow('ESRCH');
    expect(await Promise.all(late)).toEqual([
      expect.stringMatching(/^failed: /),
      expect.stringMatching(/^failed: /),
    ]);
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', cause: 'hung', from: 'g-001', to: member }]);
    expect((await group.events('g-001')).join('\n')).toMatch(/did not answer for \d+ ms.*it was ended/);
    await using connection = await connect(group.endpoint);
    expect(await connection.send('GET', 'late')).toBe(null);
    expect(await group.unaccountedFor(writer)).toEqual([]);
    // It is back, as a replica that takes no writes.
    await using again = await group.connectTo('g-001');
    expect(await outcomeOf(again.send('SET', 'late', 'again'))).toMatch(/READONLY/);
  });

  test('and goes on before it is given up was only slow: nothing changes', async () => {
    await using group = await TestGroup.start({ args: ['--hang-timeout', '5s', '--busy-timeout', '10s'] });
    await using connection = await connect(group.endpoint);
    const events = await group.events();
    const pid = group.stop('g-001');
    const answer = connection.send('SET', 'while', 'stopped');
    await delay(1_000);
    process.kill(pid, 'SIGCONT');
    expect(await answer).toBe('OK');
    await group.atRest();
    expect(group.primary).toBe('g-001');
    expect(pidOf(group.holdfast, 'g-001')).toBe(pid);
    expect(group.reports).toEqual([]);
    expect(await group.events()).toEqual(events);
  });

  test('without a replica to take its place is ended too, and serves again with its data', async () => {
    await using group = await TestGroup.start({ automaticFailover: false, members: 2 });
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    const pid = group.stop('g-001');
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(isRunning(pid)).toBe(false);
    expect(group.reports).toMatchObject([{ kind: 'recovery', cause: 'hung', from: 'g-001', to: 'g-001' }]);
    expect(await writer.missingFrom(group.endpoint)).toEqual([]);
  });
});

describe.concurrent('a primary that is busy', () => {
  const SPIN = `local function now() local t = redis.call('TIME') return t[1] + t[2] / 1000000 end
    local until_ = now() + ARGV[1]
    while now() < until_ do end
    return redis.call('SET', 'spun', ARGV[1])`;
  const GROW = "for i = 1, ARGV[1] do redis.call('RPUSH', KEYS[1], i * 7919 % 1000003) end";

  test('with a script of two seconds is not taken for dead', async () => {
    await using group = await TestGroup.start();
    const pid = pidOf(group.holdfast, 'g-001');
    const events = await group.events();
    await using connection = await connect(group.endpoint);
    expect(await connection.send('EVAL', SPIN, '0', '2')).toBe('OK');
    await group.atRest();
    expect(pidOf(group.holdfast, 'g-001')).toBe(pid);
    expect(group.reports).toEqual([]);
    expect(await group.events()).toEqual(events);
  });

  test('with one large SORT after another isn’t either', async () => {
    await using group = await TestGroup.start({ members: 2 });
    const pid = pidOf(group.holdfast, 'g-001');
    await using connection = await connect(group.endpoint);
    await connection.send('EVAL', GROW, '1', 'large', '400000');
    const began = performance.now();
    const sorts = Array.from({ length: 4 }, () =>
      connection.send('SORT', 'large', 'ALPHA', 'LIMIT', '0', '1'),
    );
    expect(await Promise.all(sorts)).toEqual(Array.from({ length: 4 }, () => ['1000000']));
    // Longer than a primary that is stopped is waited for.
    expect(performance.now() - began).toBeGreaterThan(700);
    await group.atRest();
    expect(pidOf(group.holdfast, 'g-001')).toBe(pid);
    expect(group.reports).toEqual([]);
  });

  test('for longer than --busy-timeout is replaced all the same', async () => {
    await using group = await TestGroup.start({ args: ['--busy-timeout', '1500ms'] });
    const pid = pidOf(group.holdfast, 'g-001');
    await using connection = await connect(group.endpoint);
    const spun = outcomeOf(connection.send('EVAL', SPIN, '0', '20'));
    await group.whenServedBy('g-002', 'g-003');
    expect(isRunning(pid)).toBe(false);
    expect(await spun).toMatch(/^failed: /);
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', cause: 'hung', from: 'g-001' }]);
  });
});
