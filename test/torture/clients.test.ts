// The run's own clients, on a real server that is killed, comes back, and once comes back with less than it had.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/elasticache.ts';
import { redis70 } from '../support/engines.ts';
import { check } from './checker/index.ts';
import { Gate } from './gate.ts';
import { type Effect, type Entry, History, readHistory } from './history.ts';
import { BALLAST } from './keys.ts';
import { Link } from './link.ts';
import { readContent } from './look.ts';
import { Random } from './random.ts';
import { Reader } from './reader.ts';
import { Sitter } from './sitter.ts';
import { Writer } from './writer.ts';

const NODE = {
  address: `127.99.${process.pid % 256}.${1 + (Math.trunc(process.pid / 256) % 250)}`,
  port: 6379,
};

let directory: string;
let server: ChildProcess;

async function start(): Promise<void> {
  const [program, ...args] = (await redis70()).server;
  const settings = {
    bind: NODE.address,
    port: String(NODE.port),
    dir: directory,
    appendonly: 'yes',
    save: '',
  };
  const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  server = spawn(program!, [...args, ...given], { stdio: 'ignore' });
  await until(
    () =>
      Link.open(NODE).then(
        (link) => [link.close()],
        () => undefined,
      ),
    (opened) => opened !== undefined,
  );
}

async function kill(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-torture-'));
  await start();
});

afterEach(async () => {
  await kill();
  rmSync(directory, { recursive: true });
});

/** Lets all kinds of clients loose on the server while `events` happen to it, and reads the history. */
async function historyOf(events: (acknowledged: () => Promise<number>) => Promise<void>): Promise<Entry[]> {
  const path = join(directory, 'history.jsonl');
  const history = new History(path);
  const gate = new Gate();
  const writer = (name: string, effects: Effect[], member?: string) =>
    new Writer({ name, group: 'g', member, address: NODE, effects, random: new Random(name), history, gate });
  const setUp = await Link.open(NODE);
  await setUp.send('MSET', ...BALLAST.flatMap((key) => [key, 'yes']));
  setUp.close();
  history.add({
    type: 'stored',
    until: 0,
    since: 0,
    groups: [{ id: 'g', epoch: 1, primary: 'a', members: ['a'] }],
  });
  const writers = [
    writer('w', ['push', 'set', 'increment', 'all']),
    writer('t', ['all']),
    writer('a', ['push'], 'a'),
  ];
  const others = [
    new Reader({ name: 'r', group: 'g', member: 'a', address: NODE, writer: 't', history }),
    new Sitter({ group: 'g', how: 'blocked', address: NODE, history }),
    new Sitter({ group: 'g', how: 'subscribed', address: NODE, history }),
  ];
  for (const one of [...writers, ...others]) one.start();
  const more = async () => {
    const before = history.acknowledged;
    return until(
      async () => history.acknowledged,
      (now) => now > before + 60,
    );
  };
  await events(more);
  await gate.close();
  const link = await Link.open(NODE);
  for (const { track } of writers) {
    const from = history.now();
    const content = await readContent(link, track.name, track.known, { whole: true });
    track.looked({ run: link.run, from, to: history.now(), ...content });
  }
  link.close();
  gate.open();
  await Promise.all([...writers, ...others].map((one) => one.stop()));
  history.close();
  const entries: Entry[] = [];
  for await (const entry of readHistory(path)) entries.push(entry);
  return entries;
}

describe('the clients of a run', () => {
  it('see nothing wrong in a server that is killed and comes back with its data', async () => {
    const entries = await historyOf(async (more) => {
      await more();
      await kill();
      await start();
      await more();
    });
    const { checked, findings } = await check(entries);
    expect(findings).toEqual([]);
    expect(checked.primary).toBeGreaterThan(120);
    expect(checked.reads).toBeGreaterThan(2);
    expect(checked.genuine).toBeGreaterThanOrEqual(2 + 2 + 3);
    const runs = new Set(entries.flatMap((entry) => (entry.type === 'ran' ? [entry.run] : [])));
    expect(runs.size).toBe(2);
    const waited = entries.filter((entry) => entry.type === 'waited');
    expect(new Set(waited.map(({ how }) => how))).toEqual(new Set(['blocked', 'subscribed']));
  });

  it('see what is missing in one that comes back empty', async () => {
    const entries = await historyOf(async (more) => {
      await more();
      await kill();
      rmSync(join(directory, 'appendonlydir'), { recursive: true });
      await start();
      await more();
    });
    const promises = (await check(entries)).findings.map(({ promise }) => promise);
    expect(new Set(promises)).toEqual(new Set(['planned', 'accounted', 'restart']));
  });

  it('know what a stopped server did not answer from what it refused', async () => {
    const entries = await historyOf(async (more) => {
      await more();
      const link = await Link.open(NODE);
      server.kill('SIGSTOP');
      await expect(link.send('PING')).rejects.toThrow('no answer within 3 s');
      await expect(Link.open(NODE)).rejects.toThrow('no answer within 1 s');
      server.kill('SIGCONT');
      await more();
      const other = await Link.open(NODE);
      await other.send('CONFIG', 'SET', 'min-replicas-to-write', '1');
      await until(
        () => other.send<string>('INFO', 'errorstats'),
        (stats) => Number(/NOREPLICAS:count=(\d+)/.exec(stats)?.[1]) > 5,
      );
      await other.send('CONFIG', 'SET', 'min-replicas-to-write', '0');
      other.close();
      await more();
    });
    const { findings } = await check(entries);
    expect(findings).toEqual([]);
    expect(entries.filter((entry) => entry.type === 'mute')).toHaveLength(1);
    const wrote = entries.filter((entry) => entry.type === 'wrote');
    expect(wrote.filter(({ outcome }) => outcome === 'unknown').length).toBeGreaterThan(0);
    // Each of the three was refused at least once, and noted nothing then.
    const latest = new Map(wrote.map(({ writer, n }) => [writer, n]));
    expect([...latest.values()].reduce((a, b) => a + b)).toBeGreaterThan(wrote.length);
  });
});
