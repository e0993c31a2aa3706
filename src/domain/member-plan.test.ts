import { describe, expect, it } from 'vitest';
import { planMembers, spreadZones } from './member-plan.ts';

const plan = (wishes: Parameters<typeof planMembers>[0]) => planMembers(wishes, 'eu-west-1', 'seed');

describe('the members of a new group', () => {
  it('are one when nothing is said', () => {
    expect(plan({})).toHaveLength(1);
  });

  it('are counted with the primary, or without it', () => {
    expect(plan({ NumCacheClusters: 6 })).toHaveLength(6);
    expect(plan({ ReplicasPerNodeGroup: 2 })).toHaveLength(3);
    expect(plan({ NodeGroupConfiguration: [{ ReplicaCount: 1 }] })).toHaveLength(2);
    expect(plan({ NumCacheClusters: 3, ReplicasPerNodeGroup: 2 })).toHaveLength(3);
  });

  it('stand in different zones unless told otherwise', () => {
    expect(new Set(plan({ NumCacheClusters: 3 })).size).toBe(3);
    expect(new Set(plan({ NumCacheClusters: 5 })).size).toBe(3);
  });

  it('stand where they are asked for, the primary first', () => {
    expect(plan({ PreferredCacheClusterAZs: ['eu-west-1c', 'eu-west-1a'], NumCacheClusters: 2 })).toEqual([
      'eu-west-1c',
      'eu-west-1a',
    ]);
    expect(plan({ PreferredCacheClusterAZs: ['eu-west-1c', 'eu-west-1c'] })).toEqual([
      'eu-west-1c',
      'eu-west-1c',
    ]);
    expect(
      plan({
        NodeGroupConfiguration: [
          {
            NodeGroupId: '0001',
            Slots: '0-16383',
            PrimaryAvailabilityZone: 'eu-west-1b',
            ReplicaAvailabilityZones: ['eu-west-1a', 'eu-west-1c'],
          },
        ],
      }),
    ).toEqual(['eu-west-1b', 'eu-west-1a', 'eu-west-1c']);
    expect(
      plan({ NodeGroupConfiguration: [{ PrimaryAvailabilityZone: 'eu-west-1c', ReplicaCount: 2 }] }),
    ).toEqual(['eu-west-1c', 'eu-west-1a', 'eu-west-1b']);
  });

  it.each([
    [{ NumCacheClusters: 0 }, 'InvalidParameterValue', 'must be within 0 and 5'],
    [{ NumCacheClusters: 7 }, 'InvalidParameterValue', 'must be within 0 and 5'],
    [{ NumCacheClusters: 1.5 }, 'InvalidParameterValue', 'must be within 0 and 5'],
    [{ ReplicasPerNodeGroup: -1 }, 'InvalidParameterValue', 'ReplicasPerNodeGroup is -1'],
    [{ ReplicasPerNodeGroup: 6 }, 'InvalidParameterValue', 'ReplicasPerNodeGroup is 6'],
    [{ NumCacheClusters: 2, ReplicasPerNodeGroup: 2 }, 'InvalidParameterCombination', 'Use one of them'],
    [
      { PreferredCacheClusterAZs: Array(7).fill('eu-west-1a') },
      'InvalidParameterValue',
      'availability zones',
    ],
    [
      { PreferredCacheClusterAZs: ['eu-west-1a'], NumCacheClusters: 2 },
      'InvalidParameterCombination',
      'names 1 availability zones for 2 clusters',
    ],
    [
      { NodeGroupConfiguration: [{ ReplicaAvailabilityZones: ['eu-west-1a'] }] },
      'InvalidParameterCombination',
      'names 1 availability zones for 2 clusters',
    ],
    [{ PreferredCacheClusterAZs: ['mars-1a'] }, 'InvalidParameterValue', 'not a valid availability zone'],
    [
      {
        PreferredCacheClusterAZs: ['eu-west-1a'],
        NodeGroupConfiguration: [{ PrimaryAvailabilityZone: 'eu-west-1a' }],
      },
      'InvalidParameterCombination',
      'Use one of them',
    ],
    [{ NodeGroupConfiguration: [{ NodeGroupId: '0002' }] }, 'InvalidParameterValue', '"0002"'],
    [{ NodeGroupConfiguration: [{ Slots: '0-100' }] }, 'InvalidParameterValue', '"0-100"'],
  ])('refuses %j by %s', (wishes, code, words) => {
    expect(() => plan(wishes)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    );
  });

  it('spreads over the zones of a region and round again', () => {
    expect(spreadZones('us-west-1', 'us-west-1c', 3)).toEqual(['us-west-1c', 'us-west-1a', 'us-west-1c']);
  });
});
