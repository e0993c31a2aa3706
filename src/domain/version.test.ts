import { describe, expect, it } from 'vitest';
import { compareVersions, isAtLeast, majorMinor, parseVersion } from './version.ts';

describe('version', () => {
  it('compares by number, not by text', () => {
    expect(compareVersions('7.0.9', '7.0.15')).toBeLessThan(0);
    expect(compareVersions('10.0', '9.1.2')).toBeGreaterThan(0);
    expect(compareVersions('7.0', '7.0.0')).toBe(0);
    expect(isAtLeast('8.0.2', '8.0.2')).toBe(true);
    expect(isAtLeast('6.2', '7.0')).toBe(false);
  });

  it('leaves out what follows the numbers, and refuses what is none', () => {
    expect(parseVersion('8.0.2-rc1')).toEqual([8, 0, 2]);
    expect(majorMinor('9.1.2')).toBe('9.1');
    expect(majorMinor('7')).toBe('7');
    expect(() => parseVersion('unstable')).toThrow(RangeError);
  });
});
