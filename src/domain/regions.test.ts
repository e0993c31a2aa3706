import { describe, expect, it } from 'vitest';
import {
  availabilityZone,
  availabilityZones,
  defaultAvailabilityZone,
  isRegionName,
  KNOWN_REGIONS,
  maintenanceBlock,
  parseRegion,
} from './regions.ts';

describe('regions', () => {
  it('knows the form of a region name', () => {
    for (const region of [...KNOWN_REGIONS, 'mx-central-1', 'ap-southeast-7'])
      expect(isRegionName(region), region).toBe(true);
    for (const bad of [
      '',
      'us-east',
      'US-EAST-1',
      'us-east-1a',
      '../x-1',
      'us_east_1',
      `us-${'e'.repeat(40)}-1`,
    ]) {
      expect(isRegionName(bad), bad).toBe(false);
    }
    expect(parseRegion('us-east-1')).toBe('us-east-1');
    expect(() => parseRegion('here')).toThrow('"here" is no region name');
  });

  it('has zones for every region, listed or not', () => {
    expect(availabilityZones('us-east-1')).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`),
    );
    expect(availabilityZones('mx-central-1')).toEqual(['mx-central-1a', 'mx-central-1b', 'mx-central-1c']);
    expect(availabilityZone('us-west-2d', 'us-west-2')).toBe('us-west-2d');
    expect(() => availabilityZone('us-east-1a', 'eu-west-1')).toThrow(
      'us-east-1a is not a valid availability zone. PreferredAvailabilityZone must be one of eu-west-1a, eu-west-1b, eu-west-1c.',
    );
  });

  it('chooses the same zone for the same id, and all of them in the end', () => {
    expect(defaultAvailabilityZone('us-east-1', 'my-redis')).toBe(
      defaultAvailabilityZone('us-east-1', 'my-redis'),
    );
    const chosen = new Set(
      Array.from({ length: 100 }, (_, i) => defaultAvailabilityZone('us-east-1', `redis-${i}`)),
    );
    expect([...chosen].sort()).toEqual(availabilityZones('us-east-1'));
  });

  it('has the hours of the user guide for maintenance', () => {
    expect(maintenanceBlock('ap-northeast-2')).toEqual(['12:00', '20:00']);
    expect(maintenanceBlock('us-east-1')).toEqual(['03:00', '11:00']);
    expect(maintenanceBlock('constructor')).toEqual(['03:00', '11:00']);
  });
});
