// What a failover lost, told by the files alone, against what its clients know. On real engines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { findTestEngine } from '../../test/support/engines.ts';
import { RawWriters, type Unit } from '../../test/support/raw-writers.ts';
import type { Engine } from '../engines/engine.ts';
import { readArgv } from './argv.ts';
import { CommandWalker } from './commands.ts';
import { holdAof } from './hold.ts';
import { findLostWrites, type LostWrites } from './lost-writes.ts';
import { readMark } from './mark.ts';
import { sampleOf } from './sample.ts';
import { fileBytes } from './testing.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-aof-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const engines = await Promise.all(
  [['redis', '7.0'] as const, ['valkey', '8.1'] as const, ['valkey', '9.1'] as const].map(
    async ([name, version]) => [`${name} ${version}`, await findTestEngine(name, version)] as const,
  ),
);

describe.each(engines)('on %s', (_, engine) => {
  it.skipIf(!engine)('finds each write of many kinds, and none too many', async () => {
    const { writers, lost, survivor } = await failOver(engine!, { make: mixed, rewrite: true });
    await using _node = survivor;
    const before = await keysOf(survivor);
    const found = await keysIn(lost);
    expect(lost.status).toBe('found');
    expect(found.filter((key) => before.has(key) || !writers.issued.has(key))).toEqual([]);
    await replay(engine!, survivor, lost);
    const after = await keysOf(survivor);
    expect([...writers.acknowledged].filter((key) => !after.has(key))).toEqual([]);
    await expectCounter(survivor, writers);
  });

  it.skipIf(!engine)('finds how often a command was lost that is always the same', async () => {
    const { writers, lost, survivor } = await failOver(engine!, { make: counting, rewrite: false });
    await using _node = survivor;
    expect(lost.status).toBe('found');
    expect(lost.how).toContain('by its replication offset');
    expect(lost.byName).toEqual({ INCR: lost.commands });
    await replay(engine!, survivor, lost);
    await expectCounter(survivor, writers);
  });
});

function counting(): Unit {
  return { lines: ['INCR counter'], keys: [], counts: 1 };
}

function mixed(writer: number, n: number): Unit {
  const id = `${writer}:${n}`;
  const database = n % 12;
  const into = (lines: string[]) => [`SELECT ${database}`, ...lines, 'SELECT 0'];
  switch ((writer + n) % 6) {
    case 0:
      return { lines: [`SET set:${id} value`], keys: [`0 set:${id}`] };
    case 1:
      return counting();
    case 2:
      return { lines: into([`SET database:${id} value`]), keys: [`${database} database:${id}`] };
    case 3:
      return {
        lines: ['MULTI', `SET first:${id} 1`, ...into([`SET second:${id} 2`]), 'EXEC'],
        keys: [`0 first:${id}`, `${database} second:${id}`],
      };
    case 4:
      // The first is gone at once, by a DEL that nobody sent; it may be gone from where it is looked for, too.
      return { lines: [`SET short 1 PX 1`, `SET long:${id} 1 EX 1000`], keys: [`0 long:${id}`] };
    default:
      return { lines: [`SET great:${id} ${'x'.repeat(20_000)}`], keys: [`0 great:${id}`] };
  }
}

interface Run {
  make: (writer: number, n: number) => Unit;
  /** Without, the primary is as new: it doesn't count its base file then. */
  rewrite: boolean;
}

async function failOver(engine: Engine, { make, rewrite }: Run) {
  const block = someAddresses();
  await using primary = new BareNode(join(directory, 'primary'), `${block}.1`);
  const replica = new BareNode(join(directory, 'replica'), `${block}.2`);
  // Never holds bytes of its file back, as everysec does while it syncs: then all that was acknowledged is there.
  await primary.start(engine, '--appendfsync', 'no', '--repl-ping-replica-period', '1');
  await replica.start(engine, '--replicaof', primary.address, String(primary.port));
  await replica.until((info) => info.get('master_link_status') === 'up');
  await primary.command('SET', 'counter', '0');
  // The replica takes its part in the stream only now.
  expect(await primary.command('WAIT', '1', '10000')).toBe(1);
  await replica.until((info) => info.get('aof_rewrite_in_progress') === '0');
  const writers = new RawWriters(primary, 8, make);
  try {
    await writers.more(200);
    if (rewrite) await primary.rewrite();
    await writers.more(200);
    const mark = (await readMark(primary.directory))!;
    const sample = sampleOf(await primary.info(), mark.base?.name)!;
    await writers.more(400);
    // It can't come back while it is stopped, so what is written now is lost.
    replica.signal('SIGSTOP');
    await primary.command('CLIENT', 'KILL', 'TYPE', 'replica');
    await writers.more(400);
    await primary.kill();
    const diedAt = Date.now();
    replica.signal('SIGCONT');
    await replica.until((info) => info.get('master_link_status') === 'down');
    const base = (await readMark(replica.directory))!.base?.name;
    const promoted = sampleOf(await replica.promote(), base)!;
    const held = join(directory, 'held');
    expect(holdAof(replica.directory, held)).toEqual({ base });
    // Writes of its own don't confuse, nor does it that its file of then is gone.
    await replica.command('SET', 'after', 'x'.repeat(10_000));
    await replica.rewrite();
    const lost = await findLostWrites({
      dead: { directory: primary.directory, sample, diedAt },
      survivor: { directory: held, sample: promoted },
      target: join(directory, 'lost.resp'),
    });
    expect(lost.heldBack.atLeastBytes).toBe(0);
    return { writers, lost, survivor: replica };
  } catch (error) {
    await replica.kill();
    throw error;
  } finally {
    writers.stop();
  }
}

/** `DATABASE KEY` of all keys. */
async function keysOf(node: BareNode): Promise<Set<string>> {
  const keys = new Set<string>();
  for (let database = 0; database < 16; database++) {
    await node.command('SELECT', String(database));
    for (const key of await node.command<string[]>('KEYS', '*')) keys.add(`${database} ${key}`);
  }
  await node.command('SELECT', '0');
  return keys;
}

/** The keys that the kept commands make; that there are as many commands as were told. */
async function keysIn({ file, commands, bytes }: LostWrites): Promise<string[]> {
  const source = fileBytes(file!);
  const walker = new CommandWalker(source, 0);
  const keys: string[] = [];
  let writes = 0;
  do {
    while (walker.next()) {
      if (walker.kind !== 'command') continue;
      writes++;
      const [name, key] = await readArgv(source, walker.start);
      if (name === 'SET' && key !== 'short') keys.push(`${walker.database} ${key}`);
    }
  } while (await walker.more());
  expect(walker.ending).toBe('whole');
  expect(writes).toBe(commands);
  // But for the SELECT that may stand before them.
  expect(source.end - bytes).toBeLessThan(30);
  return keys;
}

/** As an operator would. */
async function replay(engine: Engine, node: BareNode, { file }: LostWrites): Promise<void> {
  const [program, ...prefix] = engine.cli!;
  const argv = [...prefix, '-h', node.address, '-p', String(node.port), '--pipe'];
  const child = spawn(program!, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  createReadStream(file!).pipe(child.stdin);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child, 'close');
  expect(output).toContain('errors: 0');
}

async function expectCounter(node: BareNode, { counted }: RawWriters): Promise<void> {
  const counter = Number(await node.command('GET', 'counter'));
  expect(counter).toBeGreaterThanOrEqual(counted.acknowledged);
  expect(counter).toBeLessThanOrEqual(counted.issued);
}
