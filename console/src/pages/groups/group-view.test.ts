import { describe, expect, it } from 'vitest';
import { primaryOf, shownStatus, standingOf, viewOf } from './group-view.ts';
import { madeView } from './testing.ts';

describe('the status that is shown', () => {
  it('is the API’s own while somebody takes writes', () => {
    expect(shownStatus(madeView(2))).toBe('available');
    expect(shownStatus(madeView(2, { group: { Status: 'modifying' } }))).toBe('modifying');
    expect(shownStatus(madeView(2, { clusters: { m1: { CacheClusterStatus: 'snapshotting' } } }))).toBe(
      'available',
    );
  });

  it('is never `available` while nobody does', () => {
    expect(shownStatus(madeView(2, { links: { m1: { LinkStatus: 'down' } } }))).toBe('no-primary');
    expect(shownStatus(madeView(2, { clusters: { m1: { CacheClusterStatus: 'failed' } } }))).toBe(
      'no-primary',
    );
    expect(shownStatus(madeView(0))).toBe('no-primary');
    expect(
      shownStatus(madeView(2, { group: { Status: 'failed' }, links: { m1: { LinkStatus: 'down' } } })),
    ).toBe('failed');
  });

  it('is the API’s own while nobody has looked at the primary yet', () => {
    const unseen = { m1: { LinkStatus: 'down', ObservedAt: undefined } };
    expect(shownStatus(madeView(2, { links: unseen }))).toBe('available');
  });
});

it('tells how a member stands: its cluster when that is not at rest, else its replication', () => {
  const { members } = madeView(4, {
    clusters: { m2: { CacheClusterStatus: 'creating' } },
    links: { m3: { LinkStatus: 'syncing' } },
  });
  expect(members.map(standingOf)).toEqual(['available', 'creating', 'syncing', 'in-sync']);
});

it('keeps members in the API’s order, and waits for nothing to show them', () => {
  const group = {
    ReplicationGroupId: 'g',
    NodeGroups: [
      {
        NodeGroupMembers: [
          { CacheClusterId: 'b', CurrentRole: 'replica' },
          { CacheClusterId: 'a', CurrentRole: 'primary' },
        ],
      },
    ],
  };
  const view = viewOf(group, undefined, undefined);
  expect(view.members.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(primaryOf(view)?.id).toBe('a');
  expect(view.primaryEndpoint).toBeUndefined();
});
