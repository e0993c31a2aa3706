import { expect, it } from 'vitest';
import { proposedBy, restoreRequest } from './settings.ts';

const SNAPSHOT = {
  SnapshotName: 'examplesnapshot',
  CacheNodeType: 'cache.m1.small',
  Port: 6380,
  AutoMinorVersionUpgrade: false,
  CacheParameterGroupName: 'mine',
  CacheSubnetGroupName: 'net',
  PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
  SnapshotRetentionLimit: 3,
  SnapshotWindow: '03:00-04:00',
};
const THERE = { subnetGroups: ['net'], parameterGroups: ['default.redis7', 'mine'] };

it('proposes how the cluster was set, and asks for that', () => {
  const settings = { ...proposedBy(SNAPSHOT, THERE), id: 'exampleredis2' };
  expect(restoreRequest('examplesnapshot', settings)).toEqual({
    operation: 'CreateCacheCluster',
    input: {
      CacheClusterId: 'exampleredis2',
      SnapshotName: 'examplesnapshot',
      CacheNodeType: 'cache.m1.small',
      Port: 6380,
      AutoMinorVersionUpgrade: false,
      CacheParameterGroupName: 'mine',
      CacheSubnetGroupName: 'net',
      PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
      SnapshotRetentionLimit: 3,
      SnapshotWindow: '03:00-04:00',
      PreferredAvailabilityZone: undefined,
      Tags: [],
    },
  });
});

it('proposes nothing that is not there, no default by its name, and no window where no snapshots are taken', () => {
  const elsewhere = proposedBy(SNAPSHOT, { subnetGroups: [], parameterGroups: ['default.redis7'] });
  expect(elsewhere).toMatchObject({ subnetGroup: '', parameterGroup: '' });
  const plain = { ...SNAPSHOT, CacheParameterGroupName: 'default.redis7', SnapshotRetentionLimit: 0 };
  expect(proposedBy(plain, THERE)).toMatchObject({ parameterGroup: '', retention: '0', snapshotWindow: '' });
});

it('names engine and version only when another version was chosen', () => {
  const version = { engine: 'valkey', version: '8.0', family: 'valkey8' };
  const { input } = restoreRequest('s', { ...proposedBy(SNAPSHOT, THERE), version });
  expect(input).toMatchObject({ Engine: 'valkey', EngineVersion: '8.0' });
});

it('makes a group of a group’s snapshot', () => {
  const ofGroup = {
    ...SNAPSHOT,
    ReplicationGroupId: 'g',
    ReplicationGroupDescription: 'all',
    AutomaticFailover: 'enabled' as const,
  };
  const settings = { ...proposedBy(ofGroup, THERE), id: 'g2' };
  const { operation, input } = restoreRequest('s', settings);
  expect(operation).toBe('CreateReplicationGroup');
  expect(input).toMatchObject({
    ReplicationGroupId: 'g2',
    ReplicationGroupDescription: 'all',
    NumCacheClusters: 2,
    AutomaticFailoverEnabled: true,
  });
  expect(input).not.toHaveProperty('PreferredAvailabilityZone');
  const alone = restoreRequest('s', { ...settings, replicas: '0' });
  expect(alone.input).toMatchObject({ NumCacheClusters: 1, AutomaticFailoverEnabled: false });
});

it('leaves to the API what is no number, and out what is empty', () => {
  const settings = { ...proposedBy(SNAPSHOT, THERE), port: 'six', retention: '', snapshotWindow: ' ' };
  const { input } = restoreRequest('s', settings);
  expect(input).toMatchObject({ Port: 'six', SnapshotRetentionLimit: undefined, SnapshotWindow: undefined });
});
