// How fast RDB files are verified, against redis-check-rdb in the same run:
//
//   node bench/rdb-verify.ts [--scale 1] [--runs 5] [--bin DIRECTORY] [--cache DIRECTORY]
//
// `--bin` has redis-server, redis-cli and redis-check-rdb; without it they are found on PATH.
// Ours includes the start of its thread, theirs that of its process.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DatasetKind } from './dataset.ts';
import { rdbFile, run } from './rdb-files.ts';

export interface RdbVerifyOptions {
  scale: number;
  runs: number;
  /** Directory of the engine's binaries; PATH without it. */
  bin?: string;
  /** Where the files are kept between runs. */
  cache?: string;
}

export interface RdbVerifyFigures {
  dataset: DatasetKind;
  megabytes: number;
  /** MB/s, medians. */
  redisCheckRdb: number;
  holdfast: number;
  ratio: number;
  /** Peak of the process that verifies, in MB. */
  rss: number;
}

const BUILT = new URL('../dist/rdb/verify.js', import.meta.url);
const MODULE = existsSync(BUILT) ? BUILT : new URL('../src/rdb/verify.ts', import.meta.url);
const CHILD = new URL('./rdb-verify-child.ts', import.meta.url).pathname;

export async function benchRdbVerify(options: RdbVerifyOptions): Promise<RdbVerifyFigures[]> {
  const binary = (name: string) => (options.bin ? join(options.bin, name) : name);
  const engine = { server: binary('redis-server'), cli: binary('redis-cli') };
  const figures: RdbVerifyFigures[] = [];
  for (const dataset of ['keys', 'mixed'] as const) {
    const file = await rdbFile(dataset, options.scale, engine, options.cache);
    figures.push(await compare(dataset, file, binary('redis-check-rdb'), options.runs));
  }
  return figures;
}

/** Turn by turn, so that whatever else the machine does falls on both. The first turn only warms the page cache. */
async function compare(
  dataset: DatasetKind,
  file: string,
  checker: string,
  runs: number,
): Promise<RdbVerifyFigures> {
  const theirs: number[] = [];
  const ours: number[] = [];
  let rss = 0;
  let bytes = 0;
  for (let turn = 0; turn <= runs; turn++) {
    const began = performance.now();
    await run(checker, [file]);
    const theirTime = performance.now() - began;
    const child = JSON.parse(await run(process.execPath, [CHILD, MODULE.href, file]));
    if (turn === 0) continue;
    theirs.push(theirTime);
    ours.push(child.milliseconds);
    rss = Math.max(rss, child.rss);
    bytes = child.bytes;
  }
  const speed = (milliseconds: number[]) => bytes / 1000 / median(milliseconds);
  return {
    dataset,
    megabytes: bytes / 1e6,
    redisCheckRdb: speed(theirs),
    holdfast: speed(ours),
    ratio: median(theirs) / median(ours),
    rss: rss / 1e6,
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      bin: { type: 'string' },
      cache: { type: 'string' },
    },
  });
  const figures = await benchRdbVerify({ ...values, scale: Number(values.scale), runs: Number(values.runs) });
  for (const { dataset, megabytes, redisCheckRdb, holdfast, ratio, rss } of figures) {
    console.log(
      `${dataset} (${megabytes.toFixed(0)} MB): redis-check-rdb ${redisCheckRdb.toFixed(0)} MB/s, ` +
        `holdfast ${holdfast.toFixed(0)} MB/s, ratio ${ratio.toFixed(2)}, peak RSS ${rss.toFixed(0)} MB`,
    );
  }
}
