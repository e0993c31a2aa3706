import fc from 'fast-check';
import { MODEL } from '../../src/api/model.ts';
import { isScalar, type MemberType, structureOf } from '../../src/api/protocol/shape.ts';

/** What a careless or hostile caller may write where text is expected. */
const garbage = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1_000, maxLength: 20_000 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '../../etc/passwd',
      "'; drop table cache_cluster; --",
      '%00%ff',
      '<x>&amp;</x>',
      '__proto__',
      'constructor',
      '-1',
      'NaN',
      'null',
      '9'.repeat(400),
      '\ud800',
      'default',
      'default.redis7',
      '\r\nX: y',
    ),
  },
);

/** What is right, or nearly, for members of that name: what lies behind the first checks is reached by it only. */
const PLAUSIBLE: readonly [name: RegExp, values: readonly string[]][] = [
  [/ClusterId$/, ['here', 'HERE', 'there', 'nobody', 'a--b']],
  [/Snapshot(Name|Identifier)$/, ['taken', 'other', 'automatic.here-2026-01-01-00-00', 'nothing']],
  [/ParameterGroupName$/, ['mine', 'default.redis7', 'default.redis7.cluster.on', 'nobody']],
  [/SubnetGroupName$/, ['inside', 'default', 'nobody']],
  [/ParameterGroupFamily$/, ['redis7', 'redis6.x', 'valkey8', 'memcached1.6']],
  [/NodeType$/, ['cache.t4g.micro', 'cache.m7g.large', 'cache.t1.micro', 'cache.x']],
  [/^Engine$/, ['redis', 'valkey', 'memcached', 'Redis']],
  [/EngineVersion$/, ['7.0', '7.1', '6.x', '8.0', '1']],
  [/MaintenanceWindow$/, ['sun:01:00-sun:02:00', 'sat:23:30-sun:00:30', 'sun:02:00-sun:01:00']],
  [/SnapshotWindow$/, ['01:00-02:00', '23:30-00:30', '24:00-25:00']],
  [/AvailabilityZones?$/, ['us-east-1a', 'eu-west-1a', 'Multiple']],
  [/(Arn|Arns|ResourceName)$/i, arns()],
  [/SecurityGroupIds$/, ['sg-0123456789abcdef0', 'sg-x']],
  [/SubnetIds$/, ['subnet-0123456789abcdef0', 'subnet-x']],
  [/NodeIds/, ['0001', '0002', '']],
  [/ParameterName$/, ['timeout', 'databases', 'maxmemory-policy', 'appendonly', 'nothing']],
  [/ParameterValue$/, ['0', '60', 'allkeys-lru', '-1', '1e9', '']],
  [/^Key$|^TagKeys$/, ['team', 'aws:x', '', '키']],
  [/Marker$/, ['', 'djE6aGVyZQ', 'djE6', 'bm90IG91cnM']],
  [/Source(Type)?$/, ['user', 'system', 'cache-cluster', 'snapshot']],
];

function arns(): string[] {
  const own = ['cluster:here', 'snapshot:taken', 'parametergroup:mine', 'subnetgroup:inside', 'user:nobody'];
  return [
    ...own.map((resource) => `arn:aws:elasticache:us-east-1:000000000000:${resource}`),
    'arn:aws:elasticache:eu-west-1:000000000000:cluster:here',
    'arn:aws:s3:::bucket/../../x.rdb',
    'file:///etc/passwd',
    'file://%00',
    'arn:aws:sns:us-east-1:000000000000:topic',
    'arn:',
  ];
}

const PLAUSIBLE_NUMBERS = [0, 1, 2, 20, 35, 50, 100, 6379, 65_535, 65_536, -1, 2 ** 31 - 1, -(2 ** 31)];

/** Required in fact, though the model leaves it open. */
const USUAL = /^(Engine|CacheNodeType|CacheClusterId)$/;

/** A value that has the member's type, if no sense. */
function memberOf(name: string, type: MemberType): fc.Arbitrary<unknown> {
  if (typeof type !== 'string') return fc.array(memberOf(name, type.list), { maxLength: 3 });
  if (!isScalar(type)) return inputOf(type);
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    case 'string': {
      const known = PLAUSIBLE.find(([pattern]) => pattern.test(name))?.[1];
      return known
        ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: garbage })
        : garbage;
    }
    default:
      return fc.oneof(fc.constantFrom(...PLAUSIBLE_NUMBERS), fc.integer());
  }
}

/** An input of a structure's shape: the members that it must have nearly always, the others now and then. */
export function inputOf(structure: string): fc.Arbitrary<Record<string, unknown>> {
  const { members, required = [] } = structureOf(MODEL, structure);
  const entries = Object.entries(members).map(([name, type]) => {
    const given = memberOf(name, type);
    const [often, rarely] = required.includes(name) || USUAL.test(name) ? [19, 1] : [1, 7];
    return fc
      .oneof({ weight: often, arbitrary: given }, { weight: rarely, arbitrary: fc.constant(undefined) })
      .map((value) => [name, value] as const);
  });
  return fc
    .tuple(...entries)
    .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)));
}

type Pair = [name: string, value: string];

/** What can go wrong with a request on its way: names and values that no client library would write. */
export function damaged(pairs: readonly (readonly [string, string])[]): fc.Arbitrary<Pair[]> {
  const base = pairs.map(([name, value]): Pair => [name, value]);
  const at = fc.nat({ max: Math.max(base.length - 1, 0) });
  const path = fc.constantFrom(
    '.1',
    '.0',
    '.-1',
    '.member.1',
    '.999999999',
    '.1.1.1.1',
    '..',
    '.x',
    '.1e3',
    '[]',
  );
  const change = fc.oneof(
    fc.tuple(at, garbage).map(([i, value]) => (all: Pair[]) => {
      if (all[i]) all[i][1] = value;
    }),
    fc.tuple(at, path).map(([i, suffix]) => (all: Pair[]) => {
      if (all[i]) all[i][0] += suffix;
    }),
    fc.tuple(at, garbage).map(([i, value]) => (all: Pair[]) => {
      if (all[i]) all.push([all[i][0], value]);
    }),
    at.map((i) => (all: Pair[]) => {
      all.splice(i, 1);
    }),
    fc.tuple(garbage, garbage).map((pair) => (all: Pair[]) => {
      all.push(pair);
    }),
    fc.integer({ min: 50, max: 2_000 }).map((count) => (all: Pair[]) => {
      for (let i = 1; i <= count; i++) all.push([`Tags.Tag.${i}.Key`, `k${i}`]);
    }),
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const all = base.map(([name, value]): Pair => [name, value]);
    for (const apply of changes) apply(all);
    return all;
  });
}
