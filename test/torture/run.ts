import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { calm } from './calm.ts';
import { finish } from './finish.ts';
import { History } from './history.ts';
import { perform } from './perform.ts';
import { noteReports } from './reports.ts';
import { roundOf, tellStep } from './schedule.ts';
import { World, type WorldOptions } from './world.ts';

export interface RunOptions extends Omit<WorldOptions, 'history'> {
  minutes: number;
  /** The first one that is run; all before it are left out. */
  firstRound: number;
  /** Where the history is written; the logs of the controller and the nodes are copied to `FILE.logs`. */
  file: string;
  say: (line: string) => void;
}

/** Does one round after the other to a Holdfast of its own, for as long as was asked for, and writes the history. */
export async function run({ minutes, firstRound, file, say, ...options }: RunOptions): Promise<void> {
  const history = new History(file);
  const { engine, seed } = options;
  history.add({
    type: 'began',
    seed,
    minutes,
    engine: `${engine.engine} ${engine.version}`,
    at: new Date().toISOString(),
  });
  try {
    await using world = await World.start({ ...options, history });
    endOnSignals(world);
    say(`data in ${world.holdfast.data}, ${engine.engine} ${engine.version}`);
    const noted = new Set<string>();
    const until = performance.now() + minutes * 60_000;
    let step = 1;
    let isWell = await calm(world, 0);
    for (let round = 1; isWell && performance.now() < until; round++) {
      const steps = roundOf(seed, round, step);
      step += steps.length;
      if (round < firstRound) continue;
      for (const one of steps) say(tellStep(one));
      const pending: Promise<void>[] = [];
      for (const one of steps) {
        await delay(one.afterMs);
        pending.push(perform(world, one, say));
      }
      await Promise.all(pending);
      isWell = await calm(world, round);
      if (isWell) await noteReports(world, noted);
      history.flush();
      say(
        `round ${round} ${isWell ? 'done' : 'NEVER SETTLED'}: ${history.acknowledged} writes acknowledged, ${noted.size} changes of primary reported`,
      );
    }
    await noteReports(world, noted, { all: true }).catch((error: Error) => say(error.message));
    rmSync(`${file}.logs`, { recursive: true, force: true });
    // Of a run that never settled the data are of interest, too.
    keepFiles(world, `${file}.logs`, isWell ? /\.log$/ : /\.(log|aof|rdb|manifest)$/);
    if (isWell) await finish(world);
    keepFiles(world, `${file}.logs`, /\.log$/);
  } finally {
    history.close();
  }
}

/** All that was started is ended before the process goes. */
function endOnSignals(world: World): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      void world[Symbol.asyncDispose]().finally(() => process.exit(130));
    });
}

/** What the controller and the nodes that are still there have told. */
function keepFiles({ holdfast }: World, directory: string, names: RegExp): void {
  mkdirSync(directory, { recursive: true });
  for (const path of readdirSync(holdfast.data, { recursive: true, encoding: 'utf8' }))
    if (names.test(path)) copyFileSync(join(holdfast.data, path), join(directory, path.replaceAll('/', '_')));
}
