import { describe, expect, it } from 'vitest';
import type { KnownLoss } from '../../control/group/account.ts';
import type { FailoverRow } from '../../store/schema.ts';
import { type TestContext, testContext } from '../testing.ts';
import { DescribeFailovers } from './describe-failovers.ts';

async function insertReport(context: TestContext, epoch: number, row: Partial<FailoverRow> = {}) {
  await context.store
    .insertInto('failover')
    .values({
      region: context.region,
      group_id: 'group',
      epoch,
      kind: 'failover',
      cause: 'ended',
      from_cluster_id: 'one',
      to_cluster_id: 'two',
      status: 'complete',
      phases_json: '{"detected":3.1,"promoted":9,"endpoint-moved":9.4}',
      outage_ms: 9.4,
      started_at: new Date(Date.UTC(2026, 2, 1, 12, 0, epoch)).toISOString(),
      finished_at: '2026-03-01T13:00:00.000Z',
      ...row,
    })
    .execute();
}

const lossOf = (loss: Partial<KnownLoss>): KnownLoss => ({
  deadClusterId: 'one',
  status: 'none',
  commands: 0,
  bytes: 0,
  byName: {},
  first: [],
  heldBack: { atLeastBytes: 0 },
  how: 'by its mark',
  ...loss,
});

describe('DescribeFailovers', () => {
  it('lists reports, the newest first', async () => {
    const context = testContext();
    await insertReport(context, 2);
    await insertReport(context, 3, { kind: 'switchover', cause: 'requested' });
    await insertReport(context, 1, { group_id: 'other' });
    const { Failovers } = await DescribeFailovers({}, context);
    expect(Failovers.map(({ Epoch }) => Epoch)).toEqual([3, 2, 1]);
    expect(Failovers[1]).toEqual({
      ReplicationGroupId: 'group',
      Epoch: 2,
      Kind: 'failover',
      Cause: 'ended',
      FromCacheClusterId: 'one',
      ToCacheClusterId: 'two',
      Status: 'complete',
      StartTime: new Date('2026-03-01T12:00:02Z'),
      EndTime: new Date('2026-03-01T13:00:00Z'),
      Phases: [
        { Name: 'detected', EndedAfter: 3.1 },
        { Name: 'promoted', EndedAfter: 9 },
        { Name: 'endpoint-moved', EndedAfter: 9.4 },
      ],
      WriteOutage: 9.4,
    });
    const ofGroup = await DescribeFailovers({ ReplicationGroupId: 'Group', Epoch: 3 }, context);
    expect(ofGroup.Failovers).toMatchObject([{ Epoch: 3, LostWrites: { Status: 'none', Commands: 0 } }]);
  });

  it('goes on from page to page, whatever comes in between', async () => {
    const context = testContext();
    for (let epoch = 1; epoch <= 45; epoch++)
      await insertReport(context, epoch, { started_at: '2026-03-01T12:00:00.000Z' });
    const first = await DescribeFailovers({ MaxRecords: 20 }, context);
    await insertReport(context, 46);
    const second = await DescribeFailovers({ MaxRecords: 20, Marker: first.Marker! }, context);
    const third = await DescribeFailovers({ MaxRecords: 20, Marker: second.Marker! }, context);
    expect(third.Marker).toBeUndefined();
    const epochs = [first, second, third].flatMap(({ Failovers }) => Failovers.map(({ Epoch }) => Epoch));
    expect(epochs).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i));
  });

  it('says what was lost, as far as it is known', async () => {
    const context = testContext();
    const kept = lossOf({
      status: 'found',
      commands: 2,
      bytes: 60,
      file: 'lost-writes/x.aof',
      first: [{ database: 0, argv: ['SET', 'a key', '1'] }],
      heldBack: { atLeastBytes: 5, atMostMilliseconds: 2000 },
    });
    const unknown = lossOf({ status: 'unknown', upperBoundBytes: 512, how: 'no mark' });
    await insertReport(context, 1, { loss_input_json: '[]' });
    await insertReport(context, 2, { lost_json: JSON.stringify([lossOf({})]) });
    await insertReport(context, 3, { lost_json: JSON.stringify([kept]) });
    await insertReport(context, 4, { lost_json: JSON.stringify([kept, unknown]) });
    await insertReport(context, 5, { lost_json: JSON.stringify([unknown, lossOf({ status: 'unknown' })]) });
    const other = { ...kept, deadClusterId: 'next', file: 'lost-writes/y.aof' };
    await insertReport(context, 6, { lost_json: JSON.stringify([kept, other]) });
    const { Failovers } = await DescribeFailovers({}, context);
    const [sixth, fifth, fourth, third, second, first] = Failovers.map(({ LostWrites }) => LostWrites);
    expect(first).toEqual({ Status: 'under-way' });
    expect(second).toMatchObject({ Status: 'none', Commands: 0 });
    expect(third).toEqual({
      Status: 'found',
      Commands: 2,
      Bytes: 60,
      Files: [context.control.paths.at('lost-writes/x.aof')],
      Sample: ['SET "a key" 1'],
      How: 'by its mark',
      HeldBackBytes: 5,
      HeldBackMilliseconds: 2000,
    });
    expect(fourth).toMatchObject({ Status: 'unknown', Commands: 2, UpperBoundBytes: 572 });
    expect(fifth).toMatchObject({ Status: 'unknown' });
    expect(fifth).not.toHaveProperty('UpperBoundBytes');
    const files = ['lost-writes/x.aof', 'lost-writes/y.aof'].map((file) => context.control.paths.at(file));
    expect(sixth).toMatchObject({ Status: 'found', Commands: 4, Files: files });
  });

  it('refuses an epoch of no group, and a marker that is none of its own', async () => {
    const context = testContext();
    await expect(DescribeFailovers({ Epoch: 1 }, context)).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
    });
    await expect(DescribeFailovers({ Marker: 'x' }, context)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });
});
