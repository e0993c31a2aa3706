import type { Family } from './family-names.ts';
import { type Parameter, type ParameterSpec, parametersOf } from './parameters/parameter.ts';
import { REDIS_3_2 } from './parameters/redis3.2.ts';
import { REDIS_4_0 } from './parameters/redis4.0.ts';
import { REDIS_5_0 } from './parameters/redis5.0.ts';
import { REDIS_6_X } from './parameters/redis6.x.ts';
import { REDIS_7 } from './parameters/redis7.ts';
import { REDIS_8 } from './parameters/redis8.ts';
import { VALKEY_7 } from './parameters/valkey7.ts';
import { VALKEY_8 } from './parameters/valkey8.ts';
import { VALKEY_9 } from './parameters/valkey9.ts';

const DATA: Readonly<Record<Family, { firstVersion: string; specs: readonly ParameterSpec[] }>> = {
  'redis3.2': REDIS_3_2,
  'redis4.0': REDIS_4_0,
  'redis5.0': REDIS_5_0,
  'redis6.x': REDIS_6_X,
  redis7: REDIS_7,
  redis8: REDIS_8,
  valkey7: VALKEY_7,
  valkey8: VALKEY_8,
  valkey9: VALKEY_9,
};

const PARAMETERS = Object.fromEntries(
  Object.entries(DATA).map(([family, { firstVersion, specs }]) => [
    family,
    parametersOf(firstVersion, specs),
  ]),
) as unknown as Readonly<Record<Family, readonly Parameter[]>>;

/** The parameters of a family with its defaults, as DescribeEngineDefaultParameters answers, in its order. */
export function familyParameters(family: Family): readonly Parameter[] {
  return PARAMETERS[family];
}

/** One parameter of a family; undefined when it has none of that name. */
export function findParameter(family: Family, name: string): Parameter | undefined {
  return PARAMETERS[family].find((parameter) => parameter.ParameterName === name);
}

/** The first engine version that a family is for. */
export function firstVersionOf(family: Family): string {
  return DATA[family].firstVersion;
}
