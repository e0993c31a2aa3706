import { describe, expect, it } from 'vitest';
import { madeView } from './testing.ts';
import { whyNot, whyNotDeleteReplica } from './why-not.ts';

describe('one more replica', () => {
  it('can be added up to five, whatever else the group is at', () => {
    expect(whyNot('addReplica', madeView(5))).toBeUndefined();
    expect(whyNot('addReplica', madeView(2, { group: { Status: 'modifying' } }))).toBeUndefined();
    expect(whyNot('addReplica', madeView(6))).toEqual({ id: 'groups.why.allReplicas', values: { max: 5 } });
    expect(whyNot('demote', madeView(6))).toMatchObject({ id: 'groups.why.allReplicas' });
  });

  it('waits for a group that is being made, and for a primary', () => {
    expect(whyNot('addReplica', madeView(1, { group: { Status: 'creating' } }))?.id).toBe('groups.why.busy');
    expect(whyNot('addReplica', madeView(2, { group: { Status: 'failed' } }))?.id).toBe('groups.why.failed');
  });
});

describe('another primary', () => {
  it('needs a replica that is available, in a group at rest', () => {
    expect(whyNot('switchover', madeView(2))).toBeUndefined();
    expect(whyNot('switchover', madeView(1))?.id).toBe('groups.why.noReplica');
    expect(whyNot('switchover', madeView(2, { group: { Status: 'modifying' } }))?.id).toBe('groups.why.busy');
    const creating = madeView(2, { clusters: { m2: { CacheClusterStatus: 'creating' } } });
    expect(whyNot('switchover', creating)?.id).toBe('groups.why.noReadyReplica');
  });

  it('by a test of the failover needs that to be automatic', () => {
    expect(whyNot('failover', madeView(2))?.id).toBe('groups.why.noFailover');
    expect(whyNot('failover', madeView(2, { group: { AutomaticFailover: 'enabled' } }))).toBeUndefined();
  });
});

it('keeps the last replica for automatic failover, also one that waits', () => {
  const failsOver = { AutomaticFailover: 'enabled' } as const;
  const soon = { PendingModifiedValues: { AutomaticFailoverStatus: 'enabled' } } as const;
  for (const group of [failsOver, soon]) {
    const view = madeView(2, { group });
    expect(whyNot('promote', view)?.id).toBe('groups.why.lastReplica');
    expect(whyNotDeleteReplica(view, view.members[1]!)?.id).toBe('groups.why.lastReplica');
  }
  expect(whyNot('promote', madeView(3, { group: failsOver }))).toBeUndefined();
  expect(whyNot('promote', madeView(2))).toBeUndefined();
});

it('never deletes the primary, nor a member that is busy', () => {
  const view = madeView(3, { clusters: { m3: { CacheClusterStatus: 'snapshotting' } } });
  expect(view.members.map((member) => whyNotDeleteReplica(view, member)?.id)).toEqual([
    'groups.why.isPrimary',
    undefined,
    'groups.why.memberBusy',
  ]);
});

it('deletes a group that has failed, but none that is at work', () => {
  expect(whyNot('delete', madeView(2, { group: { Status: 'failed' } }))).toBeUndefined();
  expect(whyNot('delete', madeView(2, { group: { Status: 'deleting' } }))?.id).toBe('groups.why.busy');
  expect(whyNot('modify', madeView(2, { group: { Status: 'failed' } }))?.id).toBe('groups.why.failed');
});
