// A replica whose append-only file can't be loaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TestHoldfast } from '../../support/holdfast.ts';
import { eventsOf } from '../support/api.ts';
import { fill } from '../support/data.ts';
import { pidOf, recordedNode } from '../support/state.ts';
import { expectWholeGroup } from './support/expect-group.ts';
import { endpointOf, makeGroup, replicasOf, whenGroupRests } from './support/groups.ts';

test('gets all data from its primary', async () => {
  await using holdfast = await TestHoldfast.start();
  const group = await makeGroup(holdfast, 'g', { NumCacheClusters: 2 });
  await fill(endpointOf(group));
  await expectWholeGroup(holdfast, 'g');
  const [replica] = replicasOf(holdfast, 'g') as [string];
  const folder = join(recordedNode(holdfast, replica).directory, 'appendonlydir');
  await holdfast.kill();
  process.kill(pidOf(holdfast, replica), 'SIGKILL');
  const manifest = readFileSync(join(folder, 'appendonly.aof.manifest'), 'utf8');
  const path = join(folder, /file (\S+) seq \d+ (?:\S+ \d+ )?type i/.exec(manifest)![1]!);
  const file = readFileSync(path);
  file.write('something else', file.length >> 1);
  file.write('$', file.indexOf('\r\n*', file.length >> 1) + 2);
  writeFileSync(path, file);
  await holdfast.start();
  await whenGroupRests(holdfast, 'g');
  expect(await eventsOf(holdfast.client(), replica)).toContain(
    'The append-only file of cache node 0001 is damaged and was given up: it gets all data from its primary',
  );
  await expectWholeGroup(holdfast, 'g');
});
