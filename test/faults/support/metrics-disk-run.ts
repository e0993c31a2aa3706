// Run by metrics.test.ts on a small file system of its own; prints what happened as one line of JSON.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MetricsArchive } from '../../../src/metrics/archive.ts';
import { METRIC_NAMES } from '../../../src/metrics/definitions.ts';

const NODES = 50;
const filler = join(tmpdir(), 'filler');
const told: string[] = [];
const archive = new MetricsArchive({
  path: join(tmpdir(), 'metrics.db'),
  onTrouble: (_error, message) => told.push(message),
  onHealed: () => told.push('healed'),
});
const nodes = Array.from({ length: NODES }, (_, index) => ({
  region: 'us-east-1',
  clusterId: `cluster-${index}`,
  createdAt: '2026-03-01T12:00:00.000Z',
}));
let at = Date.UTC(2026, 2, 1, 12) / 1000;

async function rounds(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    at += 10;
    const values = Object.fromEntries(METRIC_NAMES.map((name) => [name, Math.random() * 100]));
    await archive.record({
      at: new Date(at * 1000),
      samples: nodes.map((node) => ({ node, values })),
      present: nodes,
    });
  }
}

/** Of the last hour. */
async function points(): Promise<number | undefined> {
  const request = { names: ['CurrItems'] as const, period: 10 as const, from: at - 3_600, to: at + 1 };
  return (await archive.read(nodes[0]!, { ...request, now: at }))?.[0]?.points.length;
}

/** Leaves nothing of the disk. */
function fill(): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  for (let size = Number(bavail) * Number(bsize); size > 0; size = Math.floor(size / 2)) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

const result: Record<string, unknown> = {};
await rounds(100);
result['before'] = await points();
fill();
// What room the file has is used first.
for (let i = 0; i < 100 && told.length === 0; i++) await rounds(10);
await rounds(30);
result['whileFull'] = told.splice(0);
result['trouble'] = archive.trouble !== undefined;
rmSync(filler);
await rounds(50);
result['afterwards'] = told;
result['after'] = await points();
await archive.close();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
