import { describe, expect, it } from 'vitest';
import { familyParameters } from '../../domain/parameter-families.ts';
import { type TestContext, testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';
import { DescribeEngineDefaultParameters } from './describe-engine-defaults.ts';
import { DescribeCacheParameters } from './describe-parameters.ts';
import { ModifyCacheParameterGroup } from './modify.ts';

const named = { CacheParameterGroupName: 'tuned' };
const total = familyParameters('redis7').length;

async function withParameters(): Promise<TestContext> {
  const context = testContext();
  await CreateCacheParameterGroup(
    { ...named, CacheParameterGroupFamily: 'redis7', Description: '' },
    context,
  );
  const ParameterNameValues = [
    { ParameterName: 'maxmemory-policy', ParameterValue: 'allkeys-lru' },
    // Its default: who sets it, as Terraform does, looks for it among what was set.
    { ParameterName: 'timeout', ParameterValue: '0' },
  ];
  await ModifyCacheParameterGroup({ ...named, ParameterNameValues }, context);
  return context;
}

describe('DescribeCacheParameters', () => {
  it("lists the family's parameters with the group's values laid over", async () => {
    const { Parameters, CacheNodeTypeSpecificParameters, Marker } = await DescribeCacheParameters(
      { CacheParameterGroupName: 'TUNED' },
      await withParameters(),
    );
    expect(Parameters).toHaveLength(total);
    expect(Marker).toBeUndefined();
    expect(Parameters!.find((one) => one.ParameterName === 'maxmemory-policy')).toMatchObject({
      ParameterValue: 'allkeys-lru',
      Source: 'user',
      ChangeType: 'immediate',
    });
    expect(Parameters!.find((one) => one.ParameterName === 'databases')).toMatchObject({
      ParameterValue: '16',
      Source: 'system',
      ChangeType: 'requires-reboot',
    });
    expect(CacheNodeTypeSpecificParameters!.map((one) => one.ParameterName)).toEqual(['maxmemory']);
  });

  it('filters by source', async () => {
    const context = await withParameters();
    const list = async (Source: string) => DescribeCacheParameters({ ...named, Source }, context);
    const user = await list('user');
    expect(user.Parameters!.map((one) => one.ParameterName)).toEqual(['maxmemory-policy', 'timeout']);
    expect(user.CacheNodeTypeSpecificParameters).toEqual([]);
    expect((await list('system')).Parameters).toHaveLength(total - 2);
    expect((await list('engine-default')).Parameters).toEqual([]);
    await expect(list('mine')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it('gives pages, and what follows from the node type once, at the end', async () => {
    const context = await withParameters();
    const names: (string | undefined)[] = [];
    const apart: number[] = [];
    let Marker: string | undefined;
    do {
      const page = await DescribeCacheParameters({ ...named, MaxRecords: 20, Marker }, context);
      names.push(...page.Parameters!.map((one) => one.ParameterName));
      apart.push(page.CacheNodeTypeSpecificParameters!.length);
      Marker = page.Marker;
    } while (Marker);
    expect(names).toEqual(familyParameters('redis7').map((one) => one.ParameterName));
    expect(apart).toEqual([...Array(Math.ceil(total / 20) - 1).fill(0), 1]);
  });

  it('knows the default groups, of which one has cluster mode on', async () => {
    const clusterEnabled = async (CacheParameterGroupName: string) => {
      const { Parameters } = await DescribeCacheParameters({ CacheParameterGroupName }, testContext());
      return Parameters!.find((one) => one.ParameterName === 'cluster-enabled');
    };
    expect(await clusterEnabled('default.redis7')).toMatchObject({ ParameterValue: 'no' });
    expect(await clusterEnabled('default.redis7.cluster.on')).toMatchObject({
      ParameterValue: 'yes',
      Source: 'system',
    });
    await expect(DescribeCacheParameters(named, testContext())).rejects.toMatchObject({
      code: 'CacheParameterGroupNotFound',
    });
  });
});

describe('DescribeEngineDefaultParameters', () => {
  it("lists a family's parameters, whatever groups there are", async () => {
    const input = { CacheParameterGroupFamily: 'redis7' };
    const { EngineDefaults } = await DescribeEngineDefaultParameters(input, await withParameters());
    expect(EngineDefaults).toMatchObject({ CacheParameterGroupFamily: 'redis7', Marker: undefined });
    expect(EngineDefaults!.Parameters).toEqual(familyParameters('redis7'));
    const maxmemory = EngineDefaults!.CacheNodeTypeSpecificParameters![0]!;
    expect(maxmemory.CacheNodeTypeSpecificValues).toContainEqual({
      CacheNodeType: 'cache.t4g.micro',
      Value: '536870912',
    });
  });

  it('gives pages and refuses a family that is not there', async () => {
    const ask = (more: {
      CacheParameterGroupFamily?: string;
      MaxRecords?: number;
      Marker?: string | undefined;
    }) => DescribeEngineDefaultParameters({ CacheParameterGroupFamily: 'valkey8', ...more }, testContext());
    const first = (await ask({ MaxRecords: 20 })).EngineDefaults!;
    const second = (await ask({ MaxRecords: 20, Marker: first.Marker })).EngineDefaults!;
    const names = [...first.Parameters!, ...second.Parameters!].map((one) => one.ParameterName);
    expect(names).toEqual(
      familyParameters('valkey8')
        .slice(0, 40)
        .map((one) => one.ParameterName),
    );
    await expect(ask({ CacheParameterGroupFamily: 'memcached1.6' })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });
});
