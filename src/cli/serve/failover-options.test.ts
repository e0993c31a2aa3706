import { expect, test } from 'vitest';
import { DEFAULT_FAILOVER } from '../../control/group/settings.ts';
import { failoverSettings } from './failover-options.ts';

test('what is not said is as it usually is', () => {
  expect(failoverSettings({})).toEqual(DEFAULT_FAILOVER);
  expect(failoverSettings({ maxLag: '0' })).toEqual({ ...DEFAULT_FAILOVER, maxLagBytes: 0 });
});

test('times are milliseconds, or have a unit; sizes are bytes, or have one', () => {
  const flags = { pingInterval: '250', hangTimeout: '2s', busyTimeout: '1m', maxLag: '4MB' };
  expect(failoverSettings(flags)).toEqual({
    pingIntervalMs: 250,
    hangTimeoutMs: 2_000,
    busyTimeoutMs: 60_000,
    maxLagBytes: 4 * 1_048_576,
  });
});

test.each([
  [{ pingInterval: '5' }, /--ping-interval 5ms: the shortest is 10ms/],
  [{ pingInterval: '0' }, /--ping-interval 0: a time is expected/],
  [{ hangTimeout: 'soon' }, /--hang-timeout soon: a time is expected, such as 500ms/],
  [{ hangTimeout: '-1s' }, /--hang-timeout -1s/],
  [{ hangTimeout: '150ms' }, /--hang-timeout 150ms: .*at least twice --ping-interval \(100ms\)/],
  [{ busyTimeout: '100ms' }, /--busy-timeout 100ms: .*at least --hang-timeout \(500ms\)/],
  [{ maxLag: '1.5mb' }, /--max-lag 1.5mb: an amount is expected/],
  [{ maxLag: '5toString' }, /--max-lag 5toString/],
])('%j is refused in words', (flags, message) => {
  expect(() => failoverSettings(flags)).toThrow(message);
});
