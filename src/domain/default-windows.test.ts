import { describe, expect, it } from 'vitest';
import { chooseWindows } from './default-windows.ts';
import { KNOWN_REGIONS, maintenanceBlock } from './regions.ts';
import { formatWindow, overlaps, parseMaintenanceWindow, parseSnapshotWindow } from './windows.ts';

const show = (windows: ReturnType<typeof chooseWindows>) => [
  formatWindow(windows.maintenance),
  formatWindow(windows.snapshot),
];

describe('default windows', () => {
  it('are the same for the same cluster, and spread over days and hours', () => {
    expect(chooseWindows('us-east-1', 'my-redis')).toEqual(chooseWindows('us-east-1', 'my-redis'));
    const many = Array.from({ length: 200 }, (_, i) => show(chooseWindows('us-east-1', `redis-${i}`)));
    expect(new Set(many.map(([maintenance]) => maintenance!.slice(0, 3))).size).toBe(7);
    expect(new Set(many.map(([maintenance]) => maintenance!.slice(4, 9))).size).toBe(15);
  });

  it('lie within the region’s hours, last 60 minutes, and stay apart', () => {
    for (const region of KNOWN_REGIONS) {
      const [from] = maintenanceBlock(region);
      const begin = Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
      for (let i = 0; i < 40; i++) {
        const { maintenance, snapshot } = chooseWindows(region, `redis-${i}`);
        const offset = (maintenance.start - begin + 7 * 1440) % 1440;
        expect(offset).toBeLessThanOrEqual(7 * 60);
        expect([maintenance.minutes, snapshot.minutes]).toEqual([60, 60]);
        expect(overlaps(snapshot, maintenance)).toBe(false);
      }
    }
  });

  it('keep what was asked for, and make room for it', () => {
    const snapshot = parseSnapshotWindow('02:00-12:00');
    for (let i = 0; i < 40; i++) {
      const windows = chooseWindows('us-east-1', `redis-${i}`, { snapshot });
      expect(windows.snapshot).toEqual(snapshot);
      expect(overlaps(snapshot, windows.maintenance)).toBe(false);
    }
    const maintenance = parseMaintenanceWindow('sun:23:00-mon:01:30');
    expect(show(chooseWindows('eu-west-1', 'x', { maintenance }))[0]).toBe('sun:23:00-mon:01:30');
  });

  it('refuse windows that overlap or leave no room', () => {
    const snapshot = parseSnapshotWindow('05:00-06:00');
    const maintenance = parseMaintenanceWindow('sun:05:30-sun:06:30');
    expect(() => chooseWindows('us-east-1', 'x', { snapshot, maintenance })).toThrow('must not overlap');
    expect(() => chooseWindows('us-east-1', 'x', { snapshot: parseSnapshotWindow('00:00-23:59') })).toThrow(
      'must not overlap',
    );
  });
});
