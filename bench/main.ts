// Figures of Holdfast, each against bare Redis or a peer measured in the same run; see docs/benchmarks.md.
import { parseArgs } from 'node:util';
import type { BenchContext, Figure, Result } from './figure.ts';
import { FIGURES } from './figures.ts';
import { wasInterrupted, watchInterrupts } from './support/cleanup.ts';
import { benchEngine } from './support/engine.ts';
import { machine } from './support/machine.ts';
import { drawOutages } from './support/outage-plot.ts';
import { asJson, formatTable, isMet } from './support/table.ts';

const USAGE = `npm run bench -- [FIGURE...] [--quick] [--rounds N] [--json] [--plot FILE.svg]
Figures: ${FIGURES.map(({ name }) => name).join(', ')} (all, unless some are named; failover is all of failover-...)`;

const { values: flags, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    json: { type: 'boolean', default: false },
    plot: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const rounds = flags.rounds === undefined ? undefined : Number(flags.rounds);
const unknown = names.filter((name) => !FIGURES.some((figure) => isMeant(figure, name)));

if (flags.help) console.log(USAGE);
else if (unknown.length > 0) refuse(`There is no figure ${unknown.join(', ')}.`);
else if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
  refuse(`--rounds ${flags.rounds}: a number of at least 1.`);
else process.exitCode = await bench();

/** @returns 1 when a target was missed or a figure could not be measured */
async function bench(): Promise<number> {
  watchInterrupts();
  const note = (message: string) => process.stderr.write(`${message}\n`);
  const found = await benchEngine(note);
  const context: BenchContext = { ...found, quick: flags.quick, rounds, note };
  const results: Result[] = [];
  let failed = false;
  const chosen = FIGURES.filter(
    (figure) => names.length === 0 || names.some((name) => isMeant(figure, name)),
  );
  for (const { name, measure } of chosen) {
    const began = performance.now();
    note(`${name}...`);
    try {
      results.push(...(await measure(context)));
    } catch (error) {
      // The interrupt ends the process by itself, once all is cleaned up.
      if (wasInterrupted()) return new Promise<never>(() => undefined);
      failed = true;
      note(`  could not be measured: ${(error as Error).stack}`);
    }
    note(`  took ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  const plot = await drawOutages(results, flags.plot);
  if (plot) note(`The outages of all rounds are drawn in ${plot}`);
  const about = { ...machine(), engine: `redis ${context.engine.version}`, quick: flags.quick };
  if (flags.json) console.log(JSON.stringify({ ...about, results: asJson(results) }, undefined, 2));
  else {
    console.log(
      `\n${Object.entries(about)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', ')}\n`,
    );
    console.log(formatTable(results));
    if (flags.quick) console.log('\n--quick tries the benchmark itself: these figures mean nothing.');
  }
  return failed || results.some((result) => isMet(result) === false) ? 1 : 0;
}

/** `failover` means each of `failover-outage`, `failover-groups`, ... */
function isMeant(figure: Figure, name: string): boolean {
  return figure.name === name || figure.name.startsWith(`${name}-`);
}

function refuse(message: string): void {
  console.error(`${message}\n${USAGE}`);
  process.exitCode = 2;
}
