import { describe, expect, it } from 'vitest';
import type { CacheCluster } from '../../../api/json.ts';
import { differing, settingsOf, toRequest, wanted } from './settings.ts';

const cluster: CacheCluster = {
  CacheClusterId: 'exampleredis',
  CacheNodeType: 'cache.m1.small',
  Engine: 'redis',
  EngineVersion: '7.0.15',
  CacheParameterGroup: { CacheParameterGroupName: 'default.redis7' },
  SecurityGroups: [{ SecurityGroupId: 'sg-01234567' }],
  PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
  SnapshotWindow: '03:00-04:00',
  SnapshotRetentionLimit: 0,
  AutoMinorVersionUpgrade: true,
};
const base = settingsOf(cluster);
const ask = (edits: Parameters<typeof toRequest>[2], immediately = false) =>
  JSON.parse(JSON.stringify(toRequest('exampleredis', base, edits, { immediately })));

describe('a modification', () => {
  it('asks for what was changed, and for nothing else', () => {
    expect(ask({ retention: '5', snapshotWindow: ' 07:00-08:00 ', topic: '' })).toEqual({
      CacheClusterId: 'exampleredis',
      SnapshotRetentionLimit: 5,
      SnapshotWindow: '07:00-08:00',
    });
  });

  it('counts a field that was set back as unchanged', () => {
    expect(wanted(base, { nodeType: 'cache.m1.small', autoUpgrade: false })).toEqual({ autoUpgrade: false });
  });

  it('says whether to wait only where something can wait', () => {
    expect(ask({ nodeType: 'cache.m1.large' })).toMatchObject({ ApplyImmediately: false });
    expect(ask({ engine: 'redis 8.0' }, true)).toMatchObject({
      EngineVersion: '8.0',
      ApplyImmediately: true,
    });
    expect(ask({ autoUpgrade: false }, true)).not.toHaveProperty('ApplyImmediately');
  });

  it('names the engine when it becomes another', () => {
    expect(ask({ engine: 'redis 8.0' })).not.toHaveProperty('Engine');
    expect(ask({ engine: 'valkey 8.1' })).toMatchObject({ Engine: 'valkey', EngineVersion: '8.1' });
  });

  it('takes ids with commas or spaces between', () => {
    expect(ask({ securityGroups: 'sg-01234567 sg-89abcdef,' })).toMatchObject({
      SecurityGroupIds: ['sg-01234567', 'sg-89abcdef'],
    });
    expect(ask({ securityGroups: '' })).toMatchObject({ SecurityGroupIds: [] });
  });
});

it('tells what others changed', () => {
  const now = settingsOf({ ...cluster, CacheNodeType: 'cache.m1.large', SnapshotRetentionLimit: 3 });
  expect(differing(base, now)).toEqual(['nodeType', 'retention']);
});
