import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DataPaths } from '../../control/data-paths.ts';
import { insertClusterWithNode } from '../replication-group/testing.ts';
import { testContext } from '../testing.ts';
import { DescribeNodeLog } from './describe-log.ts';

async function withLog(text: string | undefined) {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-node-log-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const base = testContext();
  const context = { ...base, control: { ...base.control, paths: new DataPaths(root) } };
  await insertClusterWithNode(context, { id: 'one' }, { directory: 'nodes/one' });
  mkdirSync(join(root, 'nodes/one'), { recursive: true });
  if (text !== undefined) writeFileSync(join(root, 'nodes/one/node.log'), text);
  return context;
}

it('tells the last lines, by time and level', async () => {
  const context = await withLog(
    'not of the engine\n4711:M 22 Nov 2026 09:24:58.123 # Out of memory\n4711:M 22 Nov 2026 09:24:59.000 * Ready\n',
  );
  const warning = {
    Timestamp: new Date(2026, 10, 22, 9, 24, 58, 123),
    Level: 'warning',
    Message: 'Out of memory',
  };
  const ready = { Timestamp: new Date(2026, 10, 22, 9, 24, 59), Level: 'notice', Message: 'Ready' };
  expect(await DescribeNodeLog({ CacheClusterId: 'One' }, context)).toEqual({
    CacheClusterId: 'one',
    CacheNodeId: '0001',
    Lines: [{ Message: 'not of the engine' }, warning, ready],
  });
  expect((await DescribeNodeLog({ CacheClusterId: 'one', MaxRecords: 1 }, context)).Lines).toEqual([ready]);
});

it('is 200 lines unless told otherwise', async () => {
  const context = await withLog('a line\n'.repeat(500));
  expect((await DescribeNodeLog({ CacheClusterId: 'one' }, context)).Lines).toHaveLength(200);
});

it('is empty where there is no log yet', async () => {
  expect((await DescribeNodeLog({ CacheClusterId: 'one' }, await withLog(undefined))).Lines).toEqual([]);
});

it.each([0, -1, 1001])('refuses MaxRecords %d', async (MaxRecords) => {
  const context = await withLog('');
  await expect(DescribeNodeLog({ CacheClusterId: 'one', MaxRecords }, context)).rejects.toMatchObject({
    code: 'InvalidParameterValue',
    message: expect.stringMatching(/MaxRecords. Must be between 1 and 1000/),
  });
});

it('names a cluster that is not there', async () => {
  await expect(DescribeNodeLog({ CacheClusterId: 'none' }, testContext())).rejects.toMatchObject({
    code: 'CacheClusterNotFound',
  });
});
