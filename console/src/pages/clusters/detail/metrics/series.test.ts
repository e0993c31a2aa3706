import { expect, it } from 'vitest';
import { gridOf, isEmpty } from './series.ts';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const point = (seconds: number, Average: number, Maximum = Average) => ({
  Timestamp: at(seconds),
  Average,
  Maximum,
});

it('leaves gaps where a node was down', () => {
  const { times, values, summaries } = gridOf({
    StartTime: at(1_005),
    EndTime: at(1_050),
    Period: 10,
    Metrics: [
      {
        Name: 'CurrItems',
        Unit: 'Count',
        Datapoints: [point(1_000, 1), point(1_010, 3, 9), point(1_040, 5)],
      },
      { Name: 'Evictions', Unit: 'Count/Second', Datapoints: [] },
    ],
  });
  expect(times).toEqual([1_000, 1_010, 1_020, 1_030, 1_040, 1_050]);
  expect(values.get('CurrItems')).toEqual([1, 3, null, null, 5, null]);
  expect(isEmpty(values.get('CurrItems'))).toBe(false);
  expect(summaries.get('CurrItems')).toEqual({ latest: 5, average: 3, maximum: 9 });
  expect(isEmpty(values.get('Evictions'))).toBe(true);
  expect(isEmpty(values.get('Nothing'))).toBe(true);
  expect(summaries.get('Evictions')).toEqual({
    latest: undefined,
    average: undefined,
    maximum: undefined,
  });
});
