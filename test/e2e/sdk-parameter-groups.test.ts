import {
  type CacheCluster,
  CreateCacheParameterGroupCommand,
  DeleteCacheClusterCommand,
  DeleteCacheParameterGroupCommand,
  DescribeCacheParameterGroupsCommand,
  DescribeCacheParametersCommand,
  DescribeEngineDefaultParametersCommand,
  type ElastiCacheClient,
  ModifyCacheClusterCommand,
  ModifyCacheParameterGroupCommand,
  type Parameter,
  paginateDescribeCacheParameters,
  RebootCacheClusterCommand,
  ResetCacheParameterGroupCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectTo,
  makeCluster,
  readCluster,
  refusalOf,
  until,
  whenAvailable,
} from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { directiveOnNode } from '../support/node-config.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

async function makeGroup(name: string, family = 'redis7') {
  const answer = await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName: name,
      CacheParameterGroupFamily: family,
      Description: `for ${name}`,
    }),
  );
  return answer.CacheParameterGroup!;
}

const set = (CacheParameterGroupName: string, values: Record<string, string>) =>
  client.send(
    new ModifyCacheParameterGroupCommand({
      CacheParameterGroupName,
      ParameterNameValues: Object.entries(values).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
      })),
    }),
  );

async function parameters(CacheParameterGroupName: string, Source?: string): Promise<Parameter[]> {
  const all: Parameter[] = [];
  for await (const page of paginateDescribeCacheParameters({ client }, { CacheParameterGroupName, Source })) {
    all.push(...page.Parameters!);
  }
  return all;
}

const parameterIn = async (group: string, name: string) =>
  (await parameters(group)).find(({ ParameterName }) => ParameterName === name)?.ParameterValue;

/** What the engine itself says, asked as Holdfast's own user: the default user has no CONFIG. */
const inForce = (cluster: CacheCluster, name: string) => directiveOnNode(holdfast, cluster, name);

const applyStatus = (cluster: CacheCluster) => cluster.CacheParameterGroup!.ParameterApplyStatus;

describe('a change', () => {
  it('takes effect at once where the engine allows it, on the running node', async () => {
    await makeGroup('live');
    const cluster = await makeCluster(client, 'live', { CacheParameterGroupName: 'live' });
    await using redis = await connectTo(cluster);
    const id = await redis.clientId();
    expect(await inForce(cluster, 'maxmemory-policy')).toBe('volatile-lru');
    await set('live', {
      'maxmemory-policy': 'allkeys-lfu',
      timeout: '300',
      'slowlog-log-slower-than': '5000',
    });
    const after = await whenAvailable(client, 'live');
    expect(applyStatus(after)).toBe('in-sync');
    expect(await inForce(after, 'maxmemory-policy')).toBe('allkeys-lfu');
    expect(await inForce(after, 'timeout')).toBe('300');
    expect(await inForce(after, 'slowlog-log-slower-than')).toBe('5000');
    // No restart: the connection is the same.
    expect(await redis.clientId()).toBe(id);
    expect(await parameters('live', 'user')).toHaveLength(3);
  });

  it('waits for the reboot where it does not, and the cluster says so until then', async () => {
    await makeGroup('slow');
    const cluster = await makeCluster(client, 'slow', { CacheParameterGroupName: 'slow' });
    {
      await using redis = await connectTo(cluster);
      await redis.set('kept', 'yes');
    }
    await set('slow', { databases: '32', 'maxmemory-policy': 'noeviction' });
    const waiting = await until(
      () => readCluster(client, 'slow'),
      (one) => applyStatus(one) !== 'applying',
    );
    expect(waiting).toMatchObject({
      CacheClusterStatus: 'available',
      CacheParameterGroup: { ParameterApplyStatus: 'pending-reboot', CacheNodeIdsToReboot: ['0001'] },
      CacheNodes: [{ ParameterGroupStatus: 'pending-reboot' }],
    });
    // What can be had at once is.
    expect(await inForce(waiting, 'maxmemory-policy')).toBe('noeviction');
    expect(await inForce(waiting, 'databases')).toBe('16');

    await client.send(
      new RebootCacheClusterCommand({ CacheClusterId: 'slow', CacheNodeIdsToReboot: ['0001'] }),
    );
    const after = await whenAvailable(client, 'slow');
    expect(after).toMatchObject({
      CacheParameterGroup: { ParameterApplyStatus: 'in-sync', CacheNodeIdsToReboot: [] },
    });
    expect(await inForce(after, 'databases')).toBe('32');
    expect(await inForce(after, 'maxmemory-policy')).toBe('noeviction');
    await using redis = await connectTo(after);
    expect(await redis.get('kept')).toBe('yes');
  });

  it('that is taken back before the reboot leaves nothing to wait for', async () => {
    await makeGroup('undone');
    await makeCluster(client, 'undone', { CacheParameterGroupName: 'undone' });
    await set('undone', { databases: '8' });
    expect(applyStatus(await whenAvailable(client, 'undone'))).toBe('pending-reboot');
    await client.send(
      new ResetCacheParameterGroupCommand({
        CacheParameterGroupName: 'undone',
        ParameterNameValues: [{ ParameterName: 'databases' }],
      }),
    );
    const settled = await until(
      () => readCluster(client, 'undone'),
      (one) => applyStatus(one) === 'in-sync',
    );
    expect(await inForce(settled, 'databases')).toBe('16');
  });

  it('of the reserved memory changes what is left for data', async () => {
    await makeGroup('memory');
    const cluster = await makeCluster(client, 'memory', { CacheParameterGroupName: 'memory' });
    const before = Number(await inForce(cluster, 'maxmemory'));
    await set('memory', { 'reserved-memory-percent': '50' });
    const after = await whenAvailable(client, 'memory');
    expect(Number(await inForce(after, 'maxmemory')) / before).toBeCloseTo(50 / 75, 3);
  });

  it('reaches all clusters of the group, and a cluster that takes another group gets its values', async () => {
    await makeGroup('shared');
    await makeGroup('other');
    await set('other', { timeout: '77' });
    const names = ['one', 'two', 'three'];
    await Promise.all(names.map((id) => makeCluster(client, id, { CacheParameterGroupName: 'shared' })));
    await set('shared', { timeout: '55' });
    for (const id of names) {
      expect(await inForce(await whenAvailable(client, id), 'timeout')).toBe('55');
    }
    await client.send(
      new ModifyCacheClusterCommand({
        CacheClusterId: 'two',
        CacheParameterGroupName: 'other',
        ApplyImmediately: true,
      }),
    );
    const moved = await whenAvailable(client, 'two');
    expect(moved.CacheParameterGroup!.CacheParameterGroupName).toBe('other');
    expect(await inForce(moved, 'timeout')).toBe('77');
    expect(await inForce(await readCluster(client, 'one'), 'timeout')).toBe('55');
  });
});

describe('a group', () => {
  it('lives its whole life', async () => {
    const group = await makeGroup('Whole-Life');
    expect(group).toEqual({
      CacheParameterGroupName: 'whole-life',
      CacheParameterGroupFamily: 'redis7',
      Description: 'for Whole-Life',
      IsGlobal: false,
      ARN: 'arn:aws:elasticache:us-east-1:000000000000:parametergroup:whole-life',
    });
    const describeIt = () =>
      client.send(new DescribeCacheParameterGroupsCommand({ CacheParameterGroupName: 'whole-life' }));
    expect((await describeIt()).CacheParameterGroups).toEqual([group]);

    await set('whole-life', { timeout: '90', 'lazyfree-lazy-expire': 'yes' });
    expect(await parameterIn('whole-life', 'timeout')).toBe('90');
    await client.send(
      new ResetCacheParameterGroupCommand({
        CacheParameterGroupName: 'whole-life',
        ParameterNameValues: [{ ParameterName: 'timeout' }],
      }),
    );
    expect(await parameterIn('whole-life', 'timeout')).toBe('0');
    expect(await parameters('whole-life', 'user')).toHaveLength(1);
    await client.send(
      new ResetCacheParameterGroupCommand({
        CacheParameterGroupName: 'whole-life',
        ResetAllParameters: true,
      }),
    );
    expect(await parameters('whole-life', 'user')).toEqual([]);

    await makeCluster(client, 'uses-it', { CacheParameterGroupName: 'whole-life' });
    const remove = () =>
      client.send(new DeleteCacheParameterGroupCommand({ CacheParameterGroupName: 'whole-life' }));
    const used = await refusalOf(remove());
    expect(used).toMatchObject({ code: 'InvalidCacheParameterGroupState', status: 400 });
    expect(used.message).toContain('uses-it');
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'uses-it' }));
    await until(
      () =>
        remove().then(
          () => true,
          () => false,
        ),
      (removed) => removed,
    );
    expect(await refusalOf(describeIt())).toMatchObject({ code: 'CacheParameterGroupNotFound', status: 404 });
  });

  it('of each family comes as a default one, which stays as it is', async () => {
    const { CacheParameterGroups } = await client.send(new DescribeCacheParameterGroupsCommand({}));
    const names = CacheParameterGroups!.map((group) => group.CacheParameterGroupName);
    for (const family of ['redis6.x', 'redis7', 'redis8', 'valkey7', 'valkey8', 'valkey9']) {
      expect(names).toContain(`default.${family}`);
    }
    const refusal = await refusalOf(set('default.redis7', { timeout: '1' }));
    expect(refusal).toMatchObject({ code: 'InvalidCacheParameterGroupState', status: 400 });
    const remove = new DeleteCacheParameterGroupCommand({ CacheParameterGroupName: 'default.redis7' });
    expect(await refusalOf(client.send(remove))).toMatchObject({ code: 'InvalidCacheParameterGroupState' });
  });

  it("has its family's parameters, which are the engine's own", async () => {
    const { EngineDefaults } = await client.send(
      new DescribeEngineDefaultParametersCommand({ CacheParameterGroupFamily: 'redis7' }),
    );
    expect(EngineDefaults!.CacheParameterGroupFamily).toBe('redis7');
    const policy = EngineDefaults!.Parameters!.find((one) => one.ParameterName === 'maxmemory-policy');
    expect(policy).toMatchObject({
      ParameterValue: 'volatile-lru',
      DataType: 'string',
      IsModifiable: true,
      ChangeType: 'immediate',
      AllowedValues: expect.stringContaining('allkeys-lru'),
    });
    const maxmemory = EngineDefaults!.CacheNodeTypeSpecificParameters!.find(
      (one) => one.ParameterName === 'maxmemory',
    );
    expect(maxmemory!.CacheNodeTypeSpecificValues!.length).toBeGreaterThan(50);
    const paged: Parameter[] = [];
    let Marker: string | undefined;
    do {
      const page = await client.send(
        new DescribeCacheParametersCommand({
          CacheParameterGroupName: 'default.redis7',
          MaxRecords: 20,
          Marker,
        }),
      );
      expect(page.Parameters!.length).toBeLessThanOrEqual(20);
      paged.push(...page.Parameters!);
      Marker = page.Marker;
    } while (Marker);
    expect(paged).toEqual(await parameters('default.redis7'));
    expect(new Set(paged.map((one) => one.ParameterName)).size).toBe(paged.length);
  });
});

describe('refuses', () => {
  it.each([
    [{ 'no-such': '1' }, 'InvalidParameterValue', ['"no-such"']],
    [{ timeout: 'soon' }, 'InvalidParameterValue', ['timeout', '"soon"']],
    [{ timeout: '-1' }, 'InvalidParameterValue', ['timeout', '"-1"']],
    [
      { 'maxmemory-policy': 'random' },
      'InvalidParameterValue',
      ['maxmemory-policy', '"random"', 'allkeys-lru'],
    ],
    [{ appendonly: 'no' }, 'InvalidParameterValue', ['appendonly']],
    [{}, 'InvalidParameterValue', ['ParameterNameValues']],
  ])('%o', async (values, code, parts) => {
    await makeGroup('strict').catch(() => undefined);
    const refusal = await refusalOf(set('strict', { ...values }));
    expect(refusal).toMatchObject({ code, status: 400 });
    for (const part of parts) expect(refusal.message).toContain(part);
    expect(await parameters('strict', 'user')).toEqual([]);
  });

  it.each([
    [{ CacheParameterGroupName: 'default.mine' }, 'InvalidParameterValue', '"default.mine"'],
    [{ CacheParameterGroupName: 'a--b' }, 'InvalidParameterValue', '"a--b"'],
    [{ CacheParameterGroupFamily: 'redis99' }, 'InvalidParameterValue', '"redis99"'],
    [{ CacheParameterGroupName: 'TAKEN' }, 'CacheParameterGroupAlreadyExists', 'taken'],
    [{ Description: 'x'.repeat(256) }, 'InvalidParameterValue', 'Description'],
  ])('to create %o', async (bad, code, part) => {
    await makeGroup('taken').catch(() => undefined);
    const good = { CacheParameterGroupName: 'new', CacheParameterGroupFamily: 'redis7', Description: 'x' };
    const refusal = await refusalOf(client.send(new CreateCacheParameterGroupCommand({ ...good, ...bad })));
    expect(refusal).toMatchObject({ code, status: 400 });
    expect(refusal.message).toContain(part);
  });

  it('all of a request when one of it is wrong', async () => {
    await makeGroup('whole');
    await refusalOf(set('whole', { timeout: '5', 'maxmemory-policy': 'wrong' }));
    expect(await parameters('whole', 'user')).toEqual([]);
  });
});
