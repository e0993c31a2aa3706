import { expect, it } from 'vitest';
import { timeLabels } from './time-labels.ts';

const at = (text: string) => Date.parse(`${text}Z`) / 1_000;

it('tells times of day, and the day where it changes', () => {
  const splits = ['2026-08-01T22:00', '2026-08-01T23:00', '2026-08-02T00:00', '2026-08-02T01:00'].map(at);
  expect(timeLabels(splits, 3_600, 'en', 'UTC')).toEqual(['22:00', '23:00', '8/2', '01:00']);
  expect(timeLabels(splits, 3_600, 'ko', 'UTC')).toEqual(['22:00', '23:00', '8. 2.', '01:00']);
});

it('tells seconds where they are what differs, and days alone where those are', () => {
  expect(timeLabels([at('2026-08-01T22:00:30')], 30, 'en', 'UTC')).toEqual(['22:00:30']);
  expect(timeLabels(['2026-08-01T00:00', '2026-08-02T00:00'].map(at), 86_400, 'en', 'UTC')).toEqual([
    '8/1',
    '8/2',
  ]);
});
