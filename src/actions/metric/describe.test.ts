import { expect, it } from 'vitest';
import { identityOf } from '../../control/metrics/nodes.ts';
import { MetricsArchive } from '../../metrics/archive.ts';
import { METRIC_NAMES, type Values } from '../../metrics/definitions.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { insertClusterWithNode } from '../replication-group/testing.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { DescribeMetrics } from './describe.ts';

const ago = (seconds: number) => new Date(TEST_NOW.getTime() - seconds * 1000);

async function withCluster() {
  const context = testContext();
  await insertClusterWithNode(context, { id: 'one' });
  const { cluster } = await findCluster(context.store, context.region, 'one');
  const node = identityOf(cluster);
  const record = (at: Date, values: Values) =>
    context.control.metrics.record({ at, samples: [{ node, values }], present: [node] });
  return { context, record };
}

it('tells the metrics that are asked for, with their units', async () => {
  const { context, record } = await withCluster();
  await record(ago(20), { CurrItems: 5, Evictions: 0.5 });
  await record(ago(10), { CurrItems: 7, Evictions: 0.5 });
  const MetricNames = ['Evictions', 'CurrItems', 'CurrItems'];
  expect(await DescribeMetrics({ CacheClusterId: 'One', MetricNames }, context)).toEqual({
    CacheClusterId: 'one',
    StartTime: ago(3_600),
    EndTime: TEST_NOW,
    Period: 10,
    Metrics: [
      {
        Name: 'CurrItems',
        Unit: 'Count',
        Datapoints: [
          { Timestamp: ago(20), Average: 5, Maximum: 5 },
          { Timestamp: ago(10), Average: 7, Maximum: 7 },
        ],
      },
      {
        Name: 'Evictions',
        Unit: 'Count/Second',
        Datapoints: [
          { Timestamp: ago(20), Average: 0.5, Maximum: 0.5 },
          { Timestamp: ago(10), Average: 0.5, Maximum: 0.5 },
        ],
      },
    ],
    Message: undefined,
  });
});

it('tells all of them when none is named, and finds the period that fits', async () => {
  const { context } = await withCluster();
  const ask = { CacheClusterId: 'one', StartTime: ago(7 * 86_400) };
  const week = await DescribeMetrics(ask, context);
  expect(week.Period).toBe(1_800);
  expect(week.Metrics.map(({ Name }) => Name)).toEqual(METRIC_NAMES);
  expect(week.Metrics.flatMap(({ Datapoints }) => Datapoints)).toEqual([]);
  expect((await DescribeMetrics({ ...ask, Period: 60 }, context)).Period).toBe(60);
});

it('tells why there is nothing, where nothing can be kept', async () => {
  const { context } = await withCluster();
  const metrics = new MetricsArchive({
    path: '/nonexistent/metrics.db',
    onTrouble: () => undefined,
    onHealed: () => undefined,
  });
  const without = { ...context, control: { ...context.control, metrics } };
  const answer = await DescribeMetrics({ CacheClusterId: 'one', MetricNames: ['CurrItems'] }, without);
  expect(answer.Metrics).toEqual([{ Name: 'CurrItems', Unit: 'Count', Datapoints: [] }]);
  expect(answer.Message).toMatch(/can't be kept in \/nonexistent\/metrics.db/);
});

it.each([
  [
    { MetricNames: ['CurrItems', 'CPU'] },
    'InvalidParameterValue',
    /"CPU" for MetricNames.*BytesUsedForCache/,
  ],
  [{ Period: 61 }, 'InvalidParameterValue', /61 for Period. Must be 10, 60, 300, 1800/],
  [
    { StartTime: ago(10), EndTime: ago(20) },
    'InvalidParameterCombination',
    /StartTime .*11:59:50.* is after EndTime .*11:59:40/,
  ],
  [{ StartTime: ago(-60) }, 'InvalidParameterCombination', /after the present time/],
])('refuses %o', async (input, code, message) => {
  const { context } = await withCluster();
  await expect(DescribeMetrics({ CacheClusterId: 'one', ...input }, context)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

it('takes times of any age', async () => {
  const { context, record } = await withCluster();
  await record(ago(10), { CurrItems: 5 });
  const ask = (StartTime: Date, EndTime: Date) =>
    DescribeMetrics({ CacheClusterId: 'one', StartTime, EndTime, MetricNames: ['CurrItems'] }, context);
  const ages = new Date(0);
  const times = [
    [ages, ages],
    [ages, new Date(8.64e15)],
    [new Date(-8.64e15), ages],
    [new Date(8.64e15), new Date(8.64e15)],
  ] as const;
  for (const [from, to] of times) {
    const { Metrics } = await ask(from, to);
    expect(Metrics[0]!.Datapoints.length).toBe(from < TEST_NOW && to > TEST_NOW ? 1 : 0);
  }
});

it('names a cluster that is not there', async () => {
  await expect(DescribeMetrics({ CacheClusterId: 'none' }, testContext())).rejects.toMatchObject({
    code: 'CacheClusterNotFound',
  });
});
