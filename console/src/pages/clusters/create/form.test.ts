import { describe, expect, it } from 'vitest';
import { type CreateForm, EMPTY_FORM, proposedId, toRequest, wrongFields } from './form.ts';

const form: CreateForm = {
  ...EMPTY_FORM,
  id: 'exampleredis',
  engine: { engine: 'redis', version: '7.0', family: 'redis7' },
};
const wrong = (change: Partial<CreateForm>) =>
  [0, 1, 2].flatMap((step) => wrongFields({ ...form, ...change }, step, 'us-east-1'));

it('proposes the first name that is free', () => {
  expect(proposedId('redis', [])).toBe('redis-1');
  expect(proposedId('redis', ['redis-1', 'redis-3', 'redis-2'])).toBe('redis-4');
});

describe('the request', () => {
  it('leaves to Holdfast what wasn’t chosen', () => {
    expect(toRequest(form)).toEqual({
      CacheClusterId: 'exampleredis',
      Engine: 'redis',
      EngineVersion: '7.0',
      CacheNodeType: 'cache.t4g.micro',
      NumCacheNodes: 1,
    });
  });

  it('asks for all that was', () => {
    expect(
      toRequest({
        ...form,
        port: ' 7000 ',
        zone: 'us-east-1b',
        parameterGroup: 'mine',
        subnetGroup: 'apps',
        securityGroups: 'sg-01234567, sg-89abcdef',
        retention: '5',
        snapshotWindow: '01:00-02:00',
        maintenanceWindow: 'sun:05:00-sun:06:00',
        autoUpgrade: false,
        topic: 'arn:aws:sns:us-east-1:123456789012:mine',
        tags: [{ Key: 'team', Value: '' }],
      }),
    ).toMatchObject({
      Port: 7000,
      PreferredAvailabilityZone: 'us-east-1b',
      CacheParameterGroupName: 'mine',
      CacheSubnetGroupName: 'apps',
      SecurityGroupIds: ['sg-01234567', 'sg-89abcdef'],
      SnapshotRetentionLimit: 5,
      SnapshotWindow: '01:00-02:00',
      PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
      AutoMinorVersionUpgrade: false,
      NotificationTopicArn: 'arn:aws:sns:us-east-1:123456789012:mine',
      Tags: [{ Key: 'team', Value: '' }],
    });
  });
});

it('finds what the API would refuse, by its own rules', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ id: '-x' })).toEqual(['CacheClusterId']);
  expect(wrong({ engine: undefined })).toEqual(['EngineVersion']);
  expect(wrong({ port: '70000', securityGroups: 'default' })).toEqual(['Port', 'SecurityGroupIds']);
  expect(wrong({ retention: '36', snapshotWindow: 'noon' })).toEqual([
    'SnapshotRetentionLimit',
    'SnapshotWindow',
  ]);
  expect(wrong({ maintenanceWindow: 'sun', topic: 'arn:aws:sns:eu-west-1:123456789012:mine' })).toEqual([
    'PreferredMaintenanceWindow',
    'NotificationTopicArn',
  ]);
});
