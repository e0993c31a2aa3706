import type { Family } from './family-names.ts';
import { familyParameters, firstVersionOf } from './family-parameters.ts';
import type { Parameter } from './parameters/parameter.ts';
import { isAtLeast } from './version.ts';

/** Configuration of an engine by directive; a directive that stands several times has one value a line. */
export type EngineDirectives = Record<string, string | readonly string[]>;

/**
 * Parameters that no directive of the engine stands for:
 * ElastiCache's own (close-on-*-write, *-allow-chaining, rename-commands, search-*); the reserved memory, which
 * `maxmemory` has taken off already; what Holdfast decides itself (appendonly, appendfsync); what means something in
 * cluster mode only (cluster-enabled, cluster-databases); and the replicas' buffer limits, which stay the engine's own.
 */
const WITHOUT_DIRECTIVE: ReadonlySet<string> = new Set([
  'appendfsync',
  'appendonly',
  'client-output-buffer-limit-replica-soft-seconds',
  'client-output-buffer-limit-slave-soft-seconds',
  'close-on-replica-write',
  'close-on-slave-write',
  'cluster-databases',
  'cluster-enabled',
  'rename-commands',
  'replica-allow-chaining',
  'reserved-memory',
  'reserved-memory-percent',
  'search-default-timeout-ms',
  'search-enable-partial-results',
  'search-fanout-target-mode',
  'slave-allow-chaining',
]);

const BUFFER_LIMIT = /^client-output-buffer-limit-(normal|pubsub)-(hard-limit|soft-limit|soft-seconds)$/;

/**
 * A server that was built without it refuses to start with `activedefrag yes` in its file, and answers an error to the
 * same by CONFIG SET: so it is set on the running server only.
 */
const ONLY_ON_RUNNING: ReadonlySet<string> = new Set(['activedefrag']);

/**
 * The configuration file's directives for a parameter group of `family` in which `values` differ from the defaults.
 * `version` is the engine's own; without it, only what the family's first version knows is named.
 * `maxmemory` is not among them: it depends on the node type as well.
 */
export function engineDirectives(
  family: Family,
  values: Readonly<Record<string, string>>,
  version: string = firstVersionOf(family),
): EngineDirectives {
  const directives: EngineDirectives = {};
  for (const [name, value] of effective(family, values, version)) {
    if (
      !WITHOUT_DIRECTIVE.has(name) &&
      !ONLY_ON_RUNNING.has(name) &&
      !name.startsWith('client-output-buffer-limit-')
    ) {
      directives[name] = engineValue(name, value);
    }
  }
  directives['client-output-buffer-limit'] = bufferLimits(family, values, version);
  return directives;
}

/**
 * Directives to set by CONFIG SET on a running server, each of which the server may refuse without harm:
 * then the parameter stays without effect, and the answer says why.
 */
export function runningDirectives(
  family: Family,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    [...effective(family, values, firstVersionOf(family))].filter(
      ([name, value]) => ONLY_ON_RUNNING.has(name) && value !== 'no',
    ),
  );
}

/** The directive that a parameter ends in, or undefined when it has none. */
export function directiveOf(parameter: string): string | undefined {
  if (WITHOUT_DIRECTIVE.has(parameter)) return undefined;
  return BUFFER_LIMIT.test(parameter) ? 'client-output-buffer-limit' : parameter;
}

/** Each parameter that the version knows with the value in force: the group's, else the family's default. */
function effective(
  family: Family,
  values: Readonly<Record<string, string>>,
  version: string,
): Map<string, string> {
  return new Map(
    familyParameters(family)
      .filter((parameter) => isAtLeast(version, parameter.MinimumEngineVersion))
      .map((parameter) => [parameter.ParameterName, valueInForce(parameter, values)]),
  );
}

function valueInForce(parameter: Parameter, values: Readonly<Record<string, string>>): string {
  return values[parameter.ParameterName] ?? parameter.ParameterValue ?? '';
}

function engineValue(name: string, value: string): string {
  // ElastiCache's word for "the address, unless there is encryption", which there isn't.
  return name === 'cluster-preferred-endpoint-type' && value === 'tls-dynamic' ? 'ip' : value;
}

/** One line a class. The replicas' class stays with the engine's own limits, which no parameter changes. */
function bufferLimits(family: Family, values: Readonly<Record<string, string>>, version: string): string[] {
  const inForce = effective(family, values, version);
  return ['normal', 'pubsub'].map((kind) => {
    const limit = (part: string) => inForce.get(`client-output-buffer-limit-${kind}-${part}`);
    return `${kind} ${limit('hard-limit')} ${limit('soft-limit')} ${limit('soft-seconds')}`;
  });
}
