import { expect, it } from 'vitest';
import { viewOf } from './group-view.ts';
import { groupSettingsOf, isDeferrable, modifyInput, wanted } from './modify-settings.ts';

const base = groupSettingsOf(
  viewOf(
    {
      ReplicationGroupId: 'g',
      Description: 'shop',
      AutomaticFailover: 'enabled',
      MultiAZ: 'disabled',
      CacheNodeType: 'cache.m1.small',
      NodeGroups: [{ NodeGroupMembers: [{ CacheClusterId: 'a', CurrentRole: 'primary' }] }],
    },
    [
      {
        CacheClusterId: 'a',
        Engine: 'redis',
        EngineVersion: '7.0.15',
        CacheParameterGroup: { CacheParameterGroupName: 'default.redis7' },
        PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
        SnapshotRetentionLimit: 3,
      },
    ],
    undefined,
  ),
);

it('reads what all members have in common off the primary', () => {
  expect(base).toMatchObject({
    description: 'shop',
    automaticFailover: true,
    multiAz: false,
    engine: 'redis 7.0.15',
    parameterGroup: 'default.redis7',
    retention: '3',
  });
});

it('asks for what differs only, and for no hurry where nothing waits', () => {
  expect(wanted(base, { description: 'shop', retention: '5' })).toEqual({ retention: '5' });
  expect(JSON.parse(JSON.stringify(modifyInput('g', base, { retention: '5' }, true)))).toEqual({
    ReplicationGroupId: 'g',
    SnapshotRetentionLimit: 5,
  });
  expect(isDeferrable({ automaticFailover: false })).toBe(true);
  expect(JSON.parse(JSON.stringify(modifyInput('g', base, { automaticFailover: false }, true)))).toEqual({
    ReplicationGroupId: 'g',
    AutomaticFailoverEnabled: false,
    ApplyImmediately: true,
  });
});

it('names the engine where it becomes another', () => {
  expect(modifyInput('g', base, { engine: 'redis 8.0' }, false)).toMatchObject({
    EngineVersion: '8.0',
    ApplyImmediately: false,
  });
  expect(modifyInput('g', base, { engine: 'redis 8.0' }, false).Engine).toBeUndefined();
  expect(modifyInput('g', base, { engine: 'valkey 8.1' }, false)).toMatchObject({
    Engine: 'valkey',
    EngineVersion: '8.1',
  });
});
