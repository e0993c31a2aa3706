// Run by replication/disk-full.test.ts on a small file system of its own; prints what happened as one line of JSON.
import { appendFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../support/elasticache.ts';
import { missing } from '../replication/support/keys.ts';
import { TestGroup } from '../replication/support/replication-group.ts';
import { connect } from './data.ts';

const FULL_MS = 3_000;
const filler = join(tmpdir(), 'filler');

function fill(): void {
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(4_096));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

const result: Record<string, unknown> = {};
await using group = await TestGroup.start();
const acknowledged: string[] = [];
{
  await using connection = await connect(group.endpoint);
  for (let n = 0; n < 500; n++) {
    await connection.send('SET', `key:${n}`, `key:${n}`);
    acknowledged.push(`key:${n}`);
  }
  await connection.send('WAIT', '2', '10000');
}

fill();
// Whatever somebody may have had to write is written, or could not be.
await delay(FULL_MS);
fill();
const died = group.primary;
await group.kill(died);
const { member } = await group.whenServedBy(...group.members.filter((id) => id !== died));
result['missing'] = await missing(group.endpoint, acknowledged);
result['report'] = await until(
  async () => group.reports.at(-1),
  (report) => report?.status !== 'under-way',
).then((report) => ({ kind: report?.kind, from: report?.from === died, to: report?.to === member }));

rmSync(filler);
await using connection = await connect(group.endpoint);
result['written'] = await until(
  () => connection.send('SET', 'with', 'room').then(String, (error: Error) => error.message),
  (answer) => answer === 'OK',
);
await group.atRest();
result['primaryStayed'] = group.primary === member;
result['missingFromOld'] = await missing(group.node(died), acknowledged);
result['strays'] = await group.strays();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
