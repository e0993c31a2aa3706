// Run by replication/disk-full.test.ts in a mount namespace of its own; prints what happened as one line of JSON.
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../support/elasticache.ts';
import { missing } from '../replication/support/keys.ts';
import { moveToOwnDisk } from '../replication/support/own-disk.ts';
import { TestGroup } from '../replication/support/replication-group.ts';
import { connect } from './data.ts';

const result: Record<string, unknown> = {};
await using group = await TestGroup.start();
await using disk = await moveToOwnDisk(group, 'g-002', '16m');
await group.switchOverTo('g-002');
await group.whenServedBy('g-002');
await group.atRest();
const epoch = group.epoch;

/** Writes one key after the other until one is refused; those that were acknowledged. */
async function writeUntilRefused(prefix: string): Promise<{ acknowledged: string[]; refused: string }> {
  await using connection = await connect(group.endpoint);
  const acknowledged: string[] = [];
  for (let n = 0; ; n++) {
    const key = `${prefix}:${n}`;
    const refused = await connection.send('SET', key, key).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (refused !== undefined) return { acknowledged, refused };
    acknowledged.push(key);
  }
}

disk.fill();
const first = await writeUntilRefused('first');
result['refused'] = first.refused;
// Nobody takes a primary for dead that says why it refuses.
await delay(2_000);
result['changes'] = group.epoch - epoch;

disk.free();
await using connection = await connect(group.endpoint);
await until(
  () => connection.send('SET', 'with', 'room').then(String, (error: Error) => error.message),
  (answer) => answer === 'OK',
);
await group.atRest();
result['missingAfterwards'] = await missing(group.endpoint, first.acknowledged);

disk.fill();
const second = await writeUntilRefused('second');
await group.kill('g-002');
const { member } = await group.whenServedBy('g-001', 'g-003');
result['missingAfterFailover'] = await missing(group.endpoint, [
  ...first.acknowledged,
  ...second.acknowledged,
]);
{
  await using fresh = await connect(group.endpoint);
  result['written'] = await fresh.send('SET', 'after', 'the failover');
}
disk.free();
await group.atRest();
result['primaryStayed'] = group.primary === member;
result['missingFromOld'] = await missing(group.node('g-002'), [
  ...first.acknowledged,
  ...second.acknowledged,
]);
result['strays'] = await group.strays();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
