import { stat } from 'node:fs/promises';
import type { BenchContext, Figure, Result } from '../figure.ts';
import { run } from '../support/child.ts';
import type { DatasetKind } from '../support/dataset.ts';
import { datasetFile } from '../support/dataset-file.ts';
import { timed } from '../support/until.ts';

/** How fast RDB files are verified. Ours includes the start of its thread, redis-check-rdb's that of its process. */
export const verify: Figure = { name: 'verify', measure };

const WORKER = new URL('../workers/verify.ts', import.meta.url).pathname;

async function measure(context: BenchContext): Promise<Result[]> {
  const results: Result[] = [];
  for (const kind of ['keys', 'mixed'] as const) results.push(...(await compare(context, kind)));
  return results;
}

async function compare(context: BenchContext, kind: DatasetKind): Promise<Result[]> {
  const { engine, quick } = context;
  const file = await datasetFile(kind, quick ? 0.05 : 1, context);
  const { size } = await stat(file);
  const speed = (milliseconds: number) => size / 1000 / milliseconds;
  const theirs: number[] = [];
  const ours: number[] = [];
  const rss: number[] = [];
  // The first turn only warms the page cache.
  for (let round = 0; round <= (context.rounds ?? 5); round++) {
    const their = await timed(() => run([...engine.checkRdb, file]));
    const our = JSON.parse(await run([process.execPath, WORKER, file])) as Record<string, number>;
    if (round === 0) continue;
    theirs.push(speed(their));
    ours.push(speed(our['milliseconds']!));
    rss.push(our['rss']! / 1e6);
  }
  const what = `verify an RDB file, ${kind === 'keys' ? 'many small keys' : 'mixed'}, ${(size / 1e6).toFixed(0)} MB`;
  return [
    {
      what,
      unit: 'MB/s',
      ours,
      peer: { name: 'redis-check-rdb', values: theirs },
      target: { of: 'ratio', must: '>=', limit: 2.5 },
    },
    { what: '- its peak RSS', unit: 'MB', ours: rss, target: { of: 'median', must: '<=', limit: 150 } },
  ];
}
