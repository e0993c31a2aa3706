import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertWindowsApart,
  formatWindow,
  isWithin,
  nextStart,
  overlaps,
  parseMaintenanceWindow,
  parseSnapshotWindow,
} from './windows.ts';

const at = (iso: string) => new Date(iso);

describe('maintenance windows', () => {
  it('are shown as AWS shows them', () => {
    for (const text of [
      'sun:23:00-mon:01:30',
      'sat:23:30-sun:00:30',
      'thu:05:00-thu:06:00',
      'mon:00:00-tue:00:00',
    ]) {
      expect(formatWindow(parseMaintenanceWindow(text))).toBe(text);
    }
    expect(formatWindow(parseMaintenanceWindow(' Sun:05:00-SUN:06:00 '))).toBe('sun:05:00-sun:06:00');
  });

  it.each([
    ['sun:05:00-sun:05:59', 'at least 60 minutes long: it has 59'],
    ['sun:05:00-sun:05:00', 'at least 60 minutes long: it has 0'],
    ['sun:05:00-mon:05:01', 'at most 24 hours'],
    ['mon:06:00-mon:05:00', 'at most 24 hours'],
    ['05:00-06:00', 'format ddd:hh24:mi-ddd:hh24:mi'],
    ['sun:5:00-sun:6:00', 'format'],
    ['sun:24:00-mon:01:00', 'format'],
    ['day:05:00-day:06:00', 'format'],
    ['sun:05:00', 'format'],
    ['sun:05:00-sun:06:00-sun:07:00', 'format'],
    ['', 'format'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => parseMaintenanceWindow(text)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue', message: expect.stringContaining(why) }),
    );
    expect(() => parseMaintenanceWindow(text)).toThrow(`for PreferredMaintenanceWindow`);
  });

  it('know their moments, over the end of the week too', () => {
    const window = parseMaintenanceWindow('sat:23:00-sun:01:00');
    // 2026-03-07 is a Saturday.
    expect(isWithin(window, at('2026-03-07T22:59:59.999Z'))).toBe(false);
    expect(isWithin(window, at('2026-03-07T23:00:00Z'))).toBe(true);
    expect(isWithin(window, at('2026-03-08T00:59:59Z'))).toBe(true);
    expect(isWithin(window, at('2026-03-08T01:00:00Z'))).toBe(false);
    expect(nextStart(window, at('2026-03-07T23:00:00Z'))).toEqual(at('2026-03-07T23:00:00Z'));
    expect(nextStart(window, at('2026-03-07T23:00:00.001Z'))).toEqual(at('2026-03-14T23:00:00Z'));
    expect(nextStart(window, at('2026-03-04T12:00:00Z'))).toEqual(at('2026-03-07T23:00:00Z'));
  });
});

describe('snapshot windows', () => {
  it('are shown as AWS shows them, over midnight too', () => {
    for (const text of ['05:00-09:00', '23:30-00:30', '00:00-23:59']) {
      expect(formatWindow(parseSnapshotWindow(text))).toBe(text);
    }
  });

  it.each([
    '05:00-05:59',
    '05:00-05:00',
    '5:00-6:00',
    'sun:05:00-sun:06:00',
    '05:00',
    '25:00-26:00',
    '05:00-06:00-07:00',
  ])('%j is refused', (text) => {
    expect(() => parseSnapshotWindow(text)).toThrow(`Invalid value "${text}" for SnapshotWindow`);
  });

  it('know their moments every day', () => {
    const window = parseSnapshotWindow('23:30-00:30');
    expect(isWithin(window, at('2026-03-05T23:30:00Z'))).toBe(true);
    expect(isWithin(window, at('2026-03-06T00:29:59Z'))).toBe(true);
    expect(isWithin(window, at('2026-03-06T00:30:00Z'))).toBe(false);
    expect(nextStart(window, at('2026-03-06T00:10:00Z'))).toEqual(at('2026-03-06T23:30:00Z'));
  });
});

describe('both windows', () => {
  it('must not share a minute on any day, with AWS’s message', () => {
    const apart = (snapshot: string, maintenance: string) =>
      assertWindowsApart(parseSnapshotWindow(snapshot), parseMaintenanceWindow(maintenance));
    apart('05:00-06:00', 'sun:06:00-sun:07:00');
    apart('06:00-07:00', 'sun:05:00-sun:06:00');
    for (const [snapshot, maintenance] of [
      ['05:00-06:01', 'sun:06:00-sun:07:00'],
      ['23:30-00:30', 'wed:00:00-wed:01:00'],
      ['00:00-01:00', 'sat:23:30-sun:00:30'],
      ['04:00-08:00', 'sun:05:00-sun:06:00'],
      ['05:00-06:00', 'sun:04:00-sun:08:00'],
    ] as const) {
      expect(() => apart(snapshot, maintenance), `${snapshot} ${maintenance}`).toThrow(
        'The snapshot window and maintenance window must not overlap.',
      );
    }
  });

  it('overlap exactly when a moment lies in both', () => {
    const clock = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const two = (n: number) => String(n).padStart(2, '0');
    const show = (minute: number) => `${two(Math.floor((minute / 60) % 24))}:${two(minute % 60)}`;
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.integer({ min: 60, max: 720 }),
        fc.integer({ min: 60, max: 720 }),
        (a, b, m, n) => {
          const snapshot = parseSnapshotWindow(`${show(a)}-${show(a + m)}`);
          const endDay = b + n >= 24 * 60 ? 'thu' : 'wed';
          const maintenance = parseMaintenanceWindow(`wed:${show(b)}-${endDay}:${show(b + n)}`);
          let shared = false;
          for (let minute = 0; minute < 2 * 24 * 60 && !shared; minute++) {
            const moment = new Date(Date.UTC(2026, 2, 4, 0, minute)); // a Wednesday
            shared = isWithin(snapshot, moment) && isWithin(maintenance, moment);
          }
          expect(overlaps(snapshot, maintenance)).toBe(shared);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('begin next within one period, and are within at their beginning', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (moment) => {
          for (const window of [
            parseSnapshotWindow('23:30-00:30'),
            parseMaintenanceWindow('sat:23:30-sun:00:30'),
          ]) {
            const next = nextStart(window, moment);
            expect(next.getTime()).toBeGreaterThanOrEqual(moment.getTime());
            expect(next.getTime() - moment.getTime()).toBeLessThanOrEqual(window.period * 60_000);
            expect(isWithin(window, next)).toBe(true);
            expect(isWithin(window, new Date(next.getTime() - 1))).toBe(false);
          }
        },
      ),
    );
  });
});
