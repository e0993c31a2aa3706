import { describe, expect, test } from 'vitest';
import type { Replication } from '../../engine/replication.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';
import { elect, type Requirements } from './elect.ts';
import type { Answer } from './member.ts';

const ASKED: Requirements = { epoch: 3, replid: 'history', offset: 10_000, maxLagBytes: 1_000 };

function answer(
  id: string,
  replication: Partial<Replication> | undefined = {},
  { order = 1, status = 'available', data_epoch = 3, running = true } = {},
): Answer {
  return {
    member: {
      cluster: { id, status, preferred_order: order } as CacheClusterRow,
      node: { cluster_id: id, data_epoch } as CacheNodeRow,
    },
    running,
    connection: undefined,
    replication: replication && {
      role: 'slave',
      linkUp: false,
      syncing: false,
      loading: false,
      offset: 9_900,
      replid: 'history',
      replid2: '0',
      info: new Map(),
      ...replication,
    },
  };
}

const chosen = (...answers: Answer[]) => elect(answers, ASKED).chosen?.member.cluster.id;

test('the replica that has the most is chosen', () => {
  expect(chosen(answer('a', { offset: 9_500 }), answer('b', { offset: 9_990 }), answer('c'))).toBe('b');
});

test('of equal ones the first of the group', () => {
  expect(chosen(answer('late', {}, { order: 4 }), answer('early', {}, { order: 2 }))).toBe('early');
});

test('of equal ones one whose disk has room, but not instead of one that has more', () => {
  const full = new Map([['aof_last_write_status', 'err']]);
  expect(chosen(answer('full', { info: full }, { order: 2 }), answer('late', {}, { order: 4 }))).toBe('late');
  expect(chosen(answer('full', { info: full, offset: 9_950 }), answer('less'))).toBe('full');
});

test('one that goes on from the history that the primary took over is as good', () => {
  expect(chosen(answer('a', { replid: 'new', replid2: 'history' }))).toBe('a');
});

test('one that is ahead of what was last seen of the primary is no wonder', () => {
  expect(chosen(answer('a', { offset: 12_000 }))).toBe('a');
});

describe('can not be trusted', () => {
  test.each<[string, Answer, RegExp]>([
    ['that has ended', { ...answer('a'), running: false }, /ended/],
    ['that does not answer', { ...answer('a'), replication: undefined }, /does not answer/],
    ['that is still loading', answer('a', { loading: true }), /loading/],
    ['that has a part of a full sync', answer('a', { syncing: true }), /only a part/],
    ['that is only being made', answer('a', {}, { status: 'creating' }), /being created/],
    ['that missed an epoch', answer('a', {}, { data_epoch: 2 }), /epoch 2, not 3: it may be stale/],
    ['whose position is not known', answer('a', { offset: undefined }), /started anew/],
    ['of another history', answer('a', { replid: 'other' }), /another history/],
    ['that is too far behind', answer('a', { offset: 8_999 }), /1001 bytes behind, more than the 1000/],
  ])('one %s', (_, one, why) => {
    const { chosen: nobody, refused } = elect([one], ASKED);
    expect(nobody).toBeUndefined();
    expect(refused.get('a')).toMatch(why);
  });
});

test('of a primary that was never seen, neither history nor position are asked for', () => {
  const unseen = { ...ASKED, replid: null, offset: null };
  expect(elect([answer('a', { offset: 5, replid: 'any' })], unseen).chosen).toBeDefined();
});
