// A replica whose append-only file can't be loaded.
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import { eventsOf } from '../support/api.ts';
import { connect, fill, type NodeAddress } from '../support/data.ts';
import { pidOf, recordedNode } from '../support/state.ts';
import { damageAppendOnlyFile } from './support/damage.ts';
import { expectWholeGroup } from './support/expect-group.ts';
import { endpointOf, makeGroup, replicasOf, whenGroupRests } from './support/groups.ts';

test('gets all data from its primary, and is not to be read before', async () => {
  await using holdfast = await TestHoldfast.start();
  const group = await makeGroup(holdfast, 'g', { NumCacheClusters: 2 });
  await fill(endpointOf(group));
  await expectWholeGroup(holdfast, 'g');
  const [replica] = replicasOf(holdfast, 'g') as [string];
  await holdfast.kill();
  process.kill(pidOf(holdfast, replica), 'SIGKILL');
  damageAppendOnlyFile(recordedNode(holdfast, replica).directory);
  const { address, port } = recordedNode(holdfast, replica);
  const readings = read({ address, port });
  await holdfast.start();
  await whenGroupRests(holdfast, 'g');
  await until(
    async () => readings.answers,
    (answers) => answers.includes('value 1'),
  );
  const answers = await readings.end();
  expect(answers.filter((answer) => answer !== 'value 1')).toEqual([]);
  expect(await eventsOf(holdfast.client(), replica)).toContain(
    'The append-only file of cache node 0001 is damaged and was given up: it gets all data from its primary',
  );
  await expectWholeGroup(holdfast, 'g');
});

/** Reads a key as a user of one node would, again and again, and keeps what it was told but for errors. */
function read(node: NodeAddress): { answers: readonly unknown[]; end(): Promise<unknown[]> } {
  const answers: unknown[] = [];
  let isEnded = false;
  const reading = (async () => {
    while (!isEnded) {
      await delay(1);
      await using connection = await connect(node).catch(() => undefined);
      while (connection && !isEnded) {
        const answer = await connection.send('GET', 'string:1').catch((error: Error) => error);
        if (!(answer instanceof Error)) answers.push(answer);
        else if (!/^(LOADING|MASTERDOWN)/.test(answer.message)) break;
        await delay(1);
      }
    }
  })();
  return {
    answers,
    end: async () => {
      isEnded = true;
      await reading;
      return answers;
    },
  };
}
