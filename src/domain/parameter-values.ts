import type { Family } from './family-names.ts';
import { findParameter } from './family-parameters.ts';
import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';
import type { Parameter } from './parameters/parameter.ts';

/** Numbers without an upper end: most of the engine's are C ints, these are 64 bits. */
const LARGE =
  /-(?:hard|soft)-limit$|-bytes$|-(?:listpack|ziplist)-(?:entries|value)$|^repl-backlog-|^slowlog-|^reserved-memory$|^stream-|-larger-than$/;
const INT_MAX = 2 ** 31 - 1;
/** Far beyond any memory, and still a number that JavaScript and the engines agree on. */
const LARGE_MAX = 2 ** 50;

/** The letters of notify-keyspace-events by the family that brought them. */
const EVENT_CLASSES: readonly [letters: string, families: RegExp][] = [
  ['KEg$lshzxeA', /./],
  ['t', /^(?:redis[5-9]|valkey)/],
  ['md', /^(?:redis[6-9]|valkey)/],
  ['n', /^(?:redis[7-9]|valkey)/],
];

/**
 * Checks a value that a user gives a parameter. Throws InvalidParameterValue for a name that the family doesn't have,
 * a parameter that can't be modified, or a value that isn't allowed.
 */
export function validateParameterValue(family: Family, name: string, value: string): void {
  const parameter = modifiableParameter(family, name);
  if (isAllowed(family, parameter, value)) return;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid parameter value: ${quoted(value)} for: ${name} allowed values are: ${allowedValues(family, parameter)}`,
  );
}

/** A parameter that a user may set or reset. Throws InvalidParameterValue. */
export function modifiableParameter(family: Family, name: string): Parameter {
  const parameter = findParameter(family, name);
  if (!parameter) {
    throw new Fault(
      'InvalidParameterValue',
      `Could not find parameter with name: ${quoted(name)} in family ${family}. ` +
        'DescribeEngineDefaultParameters lists the family’s parameters.',
    );
  }
  if (!parameter.IsModifiable) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${name} cannot be modified in family ${family}. Leave it out of the request.`,
    );
  }
  return parameter;
}

/**
 * Checks all the values of one request, each by itself and for names that come twice.
 * Throws InvalidParameterValue, or InvalidParameterCombination for a name that is given more than once.
 */
export function validateParameterValues(
  family: Family,
  values: readonly { name: string; value: string }[],
): void {
  const seen = new Set<string>();
  for (const { name, value } of values) {
    if (seen.has(name)) {
      throw new Fault(
        'InvalidParameterCombination',
        `The parameter ${name} is given more than once. Give each parameter one value.`,
      );
    }
    seen.add(name);
    validateParameterValue(family, name, value);
  }
}

function isAllowed(family: Family, parameter: Parameter, value: string): boolean {
  if (parameter.DataType === 'integer') return isAllowedInteger(parameter, value);
  if (parameter.ParameterName === 'notify-keyspace-events') {
    return [...value].every((letter) => eventClasses(family).includes(letter));
  }
  return parameter.AllowedValues!.split(',').includes(value);
}

function isAllowedInteger(parameter: Parameter, value: string): boolean {
  // The way the engine writes it: no sign but minus, no leading zeros, nothing around it.
  if (!/^(?:0|-?[1-9]\d{0,15})$/.test(value)) return false;
  const number = Number(value);
  const limit = LARGE.test(parameter.ParameterName) ? LARGE_MAX : INT_MAX;
  if (Math.abs(number) > limit) return false;
  return parameter.AllowedValues!.split(',').some((range) => {
    if (range === '-') return true;
    const [, from, dash, to] = /^(-?\d+)(-?)(\d*)$/.exec(range)!;
    if (dash === '') return number === Number(from);
    return number >= Number(from) && (to === '' || number <= Number(to));
  });
}

function allowedValues(family: Family, parameter: Parameter): string {
  return parameter.AllowedValues ?? `any of the letters ${eventClasses(family)}`;
}

function eventClasses(family: Family): string {
  return EVENT_CLASSES.filter(([, families]) => families.test(family))
    .map(([letters]) => letters)
    .join('');
}
