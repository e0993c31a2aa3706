// A randomised fault run, whose history is held against the promises: npm run torture -- [--seed N] [--minutes N]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import { compareEngines } from '../../src/engines/engine.ts';
import { TEST_ENGINES } from '../support/engines.ts';
import { check } from './checker/index.ts';
import { readHistory } from './history.ts';
import { ownDisk, withOwnDisk } from './own-disk.ts';
import { Random } from './random.ts';
import { run } from './run.ts';
import { isKept, tellVerdict } from './verdict.ts';

const USAGE = `npm run torture -- [--seed N] [--minutes N] [--engine NAME:VERSION] [--from-round N] [--history FILE]
npm run torture -- --check FILE`;

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    engine: { type: 'string' },
    'from-round': { type: 'string', default: '1' },
    history: { type: 'string' },
    check: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (flags.help) console.log(USAGE);
else if (flags.check !== undefined) process.exitCode = await judge(flags.check);
else if (!(Number(flags.minutes) > 0)) {
  console.error(`--minutes ${flags.minutes}: a number above 0.\n${USAGE}`);
  process.exitCode = 2;
} else process.exitCode = (ownDisk() === undefined ? await withOwnDisk() : undefined) ?? (await torture());

async function torture(): Promise<number> {
  const seed = flags.seed ?? String(Math.floor(Math.random() * 1_000_000));
  const file = flags.history ?? join(import.meta.dirname, '../../.tmp/torture', `${seed}.jsonl`);
  mkdirSync(join(file, '..'), { recursive: true });
  console.log(`seed ${seed}, ${flags.minutes} minutes, history in ${file}`);
  if (!ownDisk()) console.log('No file system of its own on this machine: its disk is never filled.');
  await run({
    seed,
    minutes: Number(flags.minutes),
    firstRound: Number(flags['from-round']),
    file,
    disk: ownDisk(),
    engine: await engineFor(seed),
    say: (line) => console.log(line),
  });
  const code = await judge(file);
  if (code !== 0)
    console.log(`To run it again: npm run torture -- --seed ${seed} --minutes ${flags.minutes}`);
  return code;
}

async function judge(file: string): Promise<number> {
  const verdict = await check(readHistory(file));
  console.log(tellVerdict(verdict));
  return isKept(verdict) ? 0 : 1;
}

/** One of those that are there: which, is the seed's to say. */
async function engineFor(seed: string): Promise<{ engine: string; version: string }> {
  const [engine, version] = flags.engine?.split(':') ?? [];
  if (engine && version) return { engine, version };
  const found = await new EngineCatalog({ directory: TEST_ENGINES }).list();
  const one = Random.of(seed, 'engine').pick(found.toSorted(compareEngines));
  return { engine: one.engine, version: one.series };
}
