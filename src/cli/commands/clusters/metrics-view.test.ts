import { expect, test } from 'vitest';
import { plain } from '../../output/style.ts';
import { formatFigure, metricsTable } from './metrics-view.ts';

test.each([
  [1_572_864, 'Bytes', '1.5 MB'],
  [2_048.4, 'Bytes/Second', '2.0 KB/s'],
  [12.54, 'Percent', '12.5 %'],
  [0.125, 'Seconds', '0.13 s'],
  [1_234_567.8, 'Count', '1,234,568'],
  [0.5, 'Count/Second', '0.5/s'],
  [1.5, 'None', '1.5'],
])('%d %s is %s', (value, unit, text) => expect(formatFigure(value, unit)).toBe(text));

test('what is not measured stays unknown', () => expect(formatFigure(undefined, 'Bytes')).toBeUndefined());

test('a line for each metric of which there is anything', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));
  const text = metricsTable(
    {
      StartTime: at(0),
      EndTime: at(40),
      Period: 60,
      Metrics: [
        { Name: 'ReplicationLag', Unit: 'Seconds', Datapoints: [] },
        {
          Name: 'CurrItems',
          Unit: 'Count',
          Datapoints: [
            { Timestamp: at(0), Average: 10, Maximum: 20 },
            { Timestamp: at(39), Average: 30, Maximum: 40 },
          ],
        },
      ],
    },
    plain,
  );
  const [heading, line, ...more] = text.split('\n');
  expect(heading).toMatch(/^METRIC +LAST +MEAN +MAX +ONE FIGURE EACH 60 S$/);
  expect(line).toMatch(/^CurrItems +30 +20 +40 +▅ +█$/);
  expect(more).toEqual([]);
});

test('of a young cluster no more is drawn than its own time', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second));
  const Datapoints = [0, 10, 30].map((second) => ({
    Timestamp: at(second),
    Average: second,
    Maximum: second,
  }));
  const answer = {
    StartTime: new Date(0),
    EndTime: at(35),
    Period: 10,
    Metrics: [{ Name: 'CurrItems', Datapoints }],
  };
  expect(metricsTable(answer, plain)).toMatch(/ {2}▁▃ █$/);
});
