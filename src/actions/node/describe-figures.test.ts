import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BareNode, someAddresses } from '../../../test/support/bare-node.ts';
import { redis70 } from '../../../test/support/engines.ts';
import { ADMIN_USER } from '../../engine/acl.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { insertClusterWithNode } from '../replication-group/testing.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { DescribeNodeFigures } from './describe-figures.ts';

it('tells what a node says, and of one that can not be reached that it can not', async () => {
  const context = testContext();
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-figures-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  await using running = new BareNode(directory, `${someAddresses()}.1`);
  await running.start(await redis70(), '--user', ADMIN_USER, 'on', '>secret', '~*', '&*', '+@all');
  await running.command('SET', 'a', '1', 'EX', '1000');
  const { address, port } = running;
  await insertClusterWithNode(context, { id: 'two' });
  await insertClusterWithNode(context, { id: 'one' }, { address, port, engine_in_force: 'redis 7.0.15' });
  await insertClusterWithNode({ ...context, region: 'eu-west-1' }, { id: 'far' });
  const { connections } = context.control;
  onTestFinished(() => connections.closeAll());
  await connections.to((await findCluster(context.store, context.region, 'one')).node);

  const { Nodes } = await DescribeNodeFigures({}, context);
  expect(Nodes).toEqual([
    {
      CacheClusterId: 'one',
      CacheNodeId: '0001',
      Reachable: true,
      ObservedAt: TEST_NOW,
      Role: 'primary',
      EngineVersion: '7.0.15',
      ProcessId: expect.any(Number),
      UptimeSeconds: expect.any(Number),
      UsedMemory: expect.any(Number),
      MaxMemory: 0,
      Keys: 1,
      KeysWithExpiry: 1,
      ConnectedClients: 2,
      OpsPerSecond: expect.any(Number),
      DataBytes: expect.any(Number),
    },
    { CacheClusterId: 'two', CacheNodeId: '0001', Reachable: false },
  ]);
  expect(await DescribeNodeFigures({ CacheClusterId: 'Two' }, context)).toEqual({ Nodes: [Nodes[1]] });
});

it('names a cluster that is not there', async () => {
  await expect(DescribeNodeFigures({ CacheClusterId: 'none' }, testContext())).rejects.toMatchObject({
    code: 'CacheClusterNotFound',
    message: expect.stringContaining('"none"'),
  });
});
