import { describe, expect, it } from 'vitest';
import { insertClusterWithNode, insertGroup } from '../replication-group/testing.ts';
import { insertCluster, testContext } from '../testing.ts';
import { ListAllowedNodeTypeModifications } from './list-allowed-modifications.ts';

describe('ListAllowedNodeTypeModifications', () => {
  it('tells what a cluster may grow and shrink to', async () => {
    const context = testContext();
    await insertClusterWithNode(context, { id: 'cache', node_type: 'cache.r6g.large' });
    const answer = await ListAllowedNodeTypeModifications({ CacheClusterId: 'Cache' }, context);
    expect(answer.ScaleUpModifications).toContain('cache.r6g.xlarge');
    expect(answer.ScaleDownModifications).toContain('cache.m6g.large');
    expect([...answer.ScaleUpModifications!, ...answer.ScaleDownModifications!]).not.toContain(
      'cache.r6g.large',
    );
  });

  it('tells it of the members of a group, as far as automatic failover allows', async () => {
    const context = testContext();
    const type = { node_type: 'cache.m1.small' };
    await insertGroup(context, { id: 'group' }, ['one'], type);
    await insertGroup(context, { id: 'safe', automatic_failover: 1 }, ['two', 'three'], type);
    const plain = await ListAllowedNodeTypeModifications({ ReplicationGroupId: 'Group' }, context);
    const safe = await ListAllowedNodeTypeModifications({ ReplicationGroupId: 'safe' }, context);
    expect(plain.ScaleDownModifications).toContain('cache.t1.micro');
    expect(safe.ScaleDownModifications).not.toContain('cache.t1.micro');
    expect(safe.ScaleUpModifications).toEqual(plain.ScaleUpModifications);
    expect(safe.ScaleUpModifications).toContain('cache.m5.large');
  });

  it.each([
    [{}, 'InvalidParameterCombination'],
    [{ CacheClusterId: 'cache', ReplicationGroupId: 'group' }, 'InvalidParameterCombination'],
    [{ CacheClusterId: 'none' }, 'CacheClusterNotFound'],
    [{ ReplicationGroupId: 'group' }, 'ReplicationGroupNotFoundFault'],
  ])('answers %j by %s', async (input, code) => {
    const context = testContext();
    await insertCluster(context, { id: 'cache' });
    await expect(ListAllowedNodeTypeModifications(input, context)).rejects.toMatchObject({ code });
  });

  it('knows nothing of the clusters of another region', async () => {
    const context = testContext();
    await insertCluster(testContext({ store: context.store, region: 'eu-west-1' }), { id: 'cache' });
    await expect(
      ListAllowedNodeTypeModifications({ CacheClusterId: 'cache' }, context),
    ).rejects.toMatchObject({
      code: 'CacheClusterNotFound',
    });
  });
});
