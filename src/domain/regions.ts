import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';
import { seedHash } from './seed-hash.ts';

/** `us-east-1`, `us-gov-west-1`, `ap-southeast-3`: AWS's form of a region's name. */
const REGION = /^[a-z]{2,}(?:-[a-z]+)+-[1-9][0-9]?$/;

interface RegionFacts {
  zones: string;
  /** The UTC hours in which AWS puts the default maintenance windows of the region, as the user guide lists them. */
  maintenance: readonly [from: string, to: string];
}

const ABC = 'abc';
const REGIONS: Readonly<Record<string, RegionFacts>> = {
  'af-south-1': { zones: ABC, maintenance: ['13:00', '21:00'] },
  'ap-east-1': { zones: ABC, maintenance: ['13:00', '21:00'] },
  'ap-east-2': { zones: ABC, maintenance: ['09:00', '17:00'] },
  'ap-northeast-1': { zones: 'acd', maintenance: ['13:00', '21:00'] },
  'ap-northeast-2': { zones: 'abcd', maintenance: ['12:00', '20:00'] },
  'ap-northeast-3': { zones: ABC, maintenance: ['12:00', '20:00'] },
  'ap-south-1': { zones: ABC, maintenance: ['17:30', '01:30'] },
  'ap-south-2': { zones: ABC, maintenance: ['06:30', '14:30'] },
  'ap-southeast-1': { zones: ABC, maintenance: ['14:00', '22:00'] },
  'ap-southeast-2': { zones: ABC, maintenance: ['12:00', '20:00'] },
  'ap-southeast-3': { zones: ABC, maintenance: ['14:00', '22:00'] },
  'ap-southeast-4': { zones: ABC, maintenance: ['12:00', '20:00'] },
  'ca-central-1': { zones: 'abd', maintenance: ['03:00', '11:00'] },
  'cn-north-1': { zones: ABC, maintenance: ['14:00', '22:00'] },
  'cn-northwest-1': { zones: ABC, maintenance: ['14:00', '22:00'] },
  'eu-central-1': { zones: ABC, maintenance: ['23:00', '07:00'] },
  'eu-central-2': { zones: ABC, maintenance: ['02:00', '10:00'] },
  'eu-north-1': { zones: ABC, maintenance: ['01:00', '09:00'] },
  'eu-south-1': { zones: ABC, maintenance: ['21:00', '05:00'] },
  'eu-south-2': { zones: ABC, maintenance: ['21:00', '05:00'] },
  'eu-west-1': { zones: ABC, maintenance: ['22:00', '06:00'] },
  'eu-west-2': { zones: ABC, maintenance: ['23:00', '07:00'] },
  'eu-west-3': { zones: ABC, maintenance: ['23:59', '07:29'] },
  'il-central-1': { zones: ABC, maintenance: ['03:00', '11:00'] },
  'me-central-1': { zones: ABC, maintenance: ['13:00', '21:00'] },
  'me-south-1': { zones: ABC, maintenance: ['13:00', '21:00'] },
  'sa-east-1': { zones: ABC, maintenance: ['01:00', '09:00'] },
  'us-east-1': { zones: 'abcdef', maintenance: ['03:00', '11:00'] },
  'us-east-2': { zones: ABC, maintenance: ['04:00', '12:00'] },
  'us-gov-east-1': { zones: ABC, maintenance: ['06:00', '14:00'] },
  'us-gov-west-1': { zones: ABC, maintenance: ['06:00', '14:00'] },
  'us-west-1': { zones: 'ac', maintenance: ['06:00', '14:00'] },
  'us-west-2': { zones: 'abcd', maintenance: ['06:00', '14:00'] },
};

/** A region that AWS doesn't list, but that has the form of one, is served too: one's own, or AWS's next. */
const UNLISTED: RegionFacts = { zones: ABC, maintenance: ['03:00', '11:00'] };

export const KNOWN_REGIONS: readonly string[] = Object.keys(REGIONS);

export function isRegionName(name: string): boolean {
  return name.length <= 32 && REGION.test(name);
}

/** A region named in a request. Throws InvalidParameterValue when it hasn't the form of one. */
export function parseRegion(name: string, field = 'region'): string {
  if (isRegionName(name)) return name;
  throw new Fault(
    'InvalidParameterValue',
    `The ${field} ${quoted(name)} is no region name. Write it like "us-east-1".`,
  );
}

function facts(region: string): RegionFacts {
  return Object.hasOwn(REGIONS, region) ? REGIONS[region]! : UNLISTED;
}

/** The availability zones of a region: `us-east-1a` and so on. */
export function availabilityZones(region: string): string[] {
  return [...facts(region).zones].map((letter) => `${region}${letter}`);
}

/** The hours, UTC, in which the default maintenance windows of a region lie: `hh24:mi` each; the end may be past midnight. */
export function maintenanceBlock(region: string): readonly [from: string, to: string] {
  return facts(region).maintenance;
}

/** A zone for a resource that didn't ask for one: always the same for the same seed, spread over the region's zones. */
export function defaultAvailabilityZone(region: string, seed: string): string {
  const zones = availabilityZones(region);
  return zones[seedHash(`${region}/${seed}`) % zones.length]!;
}

/** An availability zone of the region. Throws InvalidParameterValue that lists the region's zones. */
export function availabilityZone(value: string, region: string, field = 'PreferredAvailabilityZone'): string {
  const zones = availabilityZones(region);
  if (zones.includes(value)) return value;
  throw new Fault(
    'InvalidParameterValue',
    `${value.length > 80 ? quoted(value) : value} is not a valid availability zone. ${field} must be one of ${zones.join(', ')}.`,
  );
}
