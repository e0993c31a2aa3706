import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';
import { compareVersions, majorMinor, parseVersion } from './version.ts';

export type Engine = 'redis' | 'valkey';

/** A server binary that is there: its engine and its own full version, for example redis 7.0.15. */
export interface AvailableEngine {
  engine: Engine;
  version: string;
}

export interface ResolvedEngine {
  engine: Engine;
  /** The full version of the binary that runs it. */
  version: string;
  /** What Describe answers as EngineVersion: the full version, or 7.1.0 for ElastiCache's alias. */
  shown: string;
  /** major.minor of the binary: `7.0`. */
  series: string;
}

/** What `holdfast engines install` can unpack by itself; other versions come by `--from PATH`. */
export const INSTALLABLE_SERIES: readonly string[] = [
  'redis@7.0',
  'redis@8.0',
  'valkey@8.0',
  'valkey@8.1',
  'valkey@9.1',
];

/**
 * ElastiCache for Redis OSS 7.1 is AWS's own build of Redis 7.0, which Redis never released:
 * it is served by 7.0 here, and shown under the name that was asked for.
 */
const ALIAS = { engine: 'redis', requested: ['7.1', '7.1.0'], series: '7.0', shown: '7.1.0' } as const;

/** ElastiCache's Redis ends with 7; a later one is taken when it is asked for, or is all there is. */
const LAST_MAJOR_OF_ELASTICACHE_REDIS = 7;

/** The engine of a request, lower case. Throws InvalidParameterValue for Memcached and anything unknown. */
export function parseEngine(value: string, field = 'Engine'): Engine {
  const engine = value.toLowerCase();
  if (engine === 'redis' || engine === 'valkey') return engine;
  const why = engine === 'memcached' ? 'Memcached is not supported' : 'No such engine';
  throw new Fault(
    'InvalidParameterValue',
    `The parameter ${field} has the value ${quoted(value)}. ${why}: use "redis" or "valkey".`,
  );
}

/**
 * Which of the engines that are there serves a request for `engine` at `requested`, the spelling of the request:
 * major (`7`), major.minor (`7.0`), full (`7.0.15`), any minor (`6.x`), or none for the default.
 * Throws InvalidParameterValue that lists what is there and how to get another.
 */
export function resolveEngineVersion(
  engine: Engine,
  requested: string | undefined,
  available: readonly AvailableEngine[],
): ResolvedEngine {
  const versions = versionsOf(engine, available);
  if (requested === undefined || requested === '') {
    const version = defaultVersion(engine, versions);
    if (version === undefined) throw notThere(engine, undefined, available);
    return resolved(engine, version);
  }
  if (isAlias(engine, requested)) {
    const version = versions.find((candidate) => majorMinor(candidate) === ALIAS.series);
    if (version === undefined) throw notThere(engine, requested, available);
    return { ...resolved(engine, version), shown: ALIAS.shown };
  }
  const wanted = /^(\d+(?:\.\d+){0,2})(\.x)?$/.exec(requested);
  if (!wanted) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter EngineVersion has the value ${quoted(requested)}, which is no version. ` +
        `Write it like "7.0" or "7.0.15". ${whatIsThere(engine, available)}`,
    );
  }
  const version = versions.find(
    (candidate) => candidate === wanted[1] || candidate.startsWith(`${wanted[1]}.`),
  );
  if (version === undefined) throw notThere(engine, requested, available);
  return resolved(engine, version);
}

/** Versions of one engine, newest first. */
export function versionsOf(engine: Engine, available: readonly AvailableEngine[]): string[] {
  return [...new Set(available.filter((one) => one.engine === engine).map((one) => one.version))].sort(
    (a, b) => compareVersions(b, a),
  );
}

/** The version that a request without one gets; undefined when none is there. */
export function defaultVersion(engine: Engine, newestFirst: readonly string[]): string | undefined {
  const own = (version: string) =>
    engine !== 'redis' || parseVersion(version)[0]! <= LAST_MAJOR_OF_ELASTICACHE_REDIS;
  return newestFirst.find(own) ?? newestFirst[0];
}

function isAlias(engine: Engine, requested: string): boolean {
  return engine === ALIAS.engine && (ALIAS.requested as readonly string[]).includes(requested);
}

/** The alias as DescribeCacheEngineVersions lists it, for an engine that can serve it. */
export function aliasServedBy(one: AvailableEngine): string | undefined {
  return one.engine === ALIAS.engine && majorMinor(one.version) === ALIAS.series
    ? ALIAS.requested[0]
    : undefined;
}

/**
 * Whether a cluster may go from one engine and version (as shown) to another in place: to a newer one of its engine,
 * or from Redis up to 7 to Valkey, as in ElastiCache. The way back, and down, needs a new cluster.
 */
export function isUpgrade(
  from: { engine: Engine; version: string },
  to: { engine: Engine; version: string },
): boolean {
  if (from.engine === to.engine) return compareVersions(to.version, from.version) > 0;
  return (
    from.engine === 'redis' &&
    to.engine === 'valkey' &&
    parseVersion(from.version)[0]! <= LAST_MAJOR_OF_ELASTICACHE_REDIS
  );
}

function resolved(engine: Engine, version: string): ResolvedEngine {
  return { engine, version, shown: version, series: majorMinor(version) };
}

function notThere(
  engine: Engine,
  requested: string | undefined,
  available: readonly AvailableEngine[],
): Fault {
  const name = requested === undefined ? engine : `${engine} ${requested}`;
  return new Fault(
    'InvalidParameterValue',
    `Cannot find version ${requested ?? '(default)'} for ${engine}: ${name} is not installed here. ` +
      `${whatIsThere(engine, available)} ${howToGet(engine, requested, available)}`,
  );
}

function whatIsThere(engine: Engine, available: readonly AvailableEngine[]): string {
  const versions = versionsOf(engine, available);
  return versions.length > 0
    ? `Installed: ${versions.map((v) => `${engine} ${v}`).join(', ')}.`
    : `No ${engine} is installed.`;
}

function howToGet(
  engine: Engine,
  requested: string | undefined,
  available: readonly AvailableEngine[],
): string {
  const other: Engine = engine === 'redis' ? 'valkey' : 'redis';
  const series =
    requested === undefined ? undefined : isAlias(engine, requested) ? ALIAS.series : majorMinor(requested);
  const spelled =
    series === undefined
      ? INSTALLABLE_SERIES.find((one) => one.startsWith(`${engine}@`))!
      : `${engine}@${series}`;
  const elsewhere = available.some(
    (one) => one.engine === other && series !== undefined && majorMinor(one.version) === series,
  );
  const hint = elsewhere
    ? ` ${other} ${series} is installed: set Engine to "${other}" if you meant that.`
    : '';
  const patch = series !== undefined && versionsOf(engine, available).some((v) => majorMinor(v) === series);
  if (patch) return `Ask for "${series}" to take the installed one.${hint}`;
  const from = INSTALLABLE_SERIES.includes(spelled) ? '' : ' --from PATH (the path of its server binary)';
  return `Get it by: holdfast engines install ${spelled}${from}.${hint}`;
}
