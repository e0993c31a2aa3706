import { isFamily } from '../../../../src/domain/family-names.ts';
import { isDefaultParameterGroupName } from '../../../../src/domain/identifiers.ts';
import { familyParameters } from '../../../../src/domain/parameter-families.ts';
import { validateParameterValue } from '../../../../src/domain/parameter-values.ts';
import type { CacheCluster, Output } from '../../api/json.ts';
import type { ApiRequest } from '../../commands/request.ts';
import type { Tag } from '../../fields/tags-field.tsx';

export type ParameterGroup = NonNullable<
  Output<'DescribeCacheParameterGroups'>['CacheParameterGroups']
>[number];
export type Parameter = NonNullable<Output<'DescribeCacheParameters'>['Parameters']>[number];

/** Values by the names of parameters. */
export type Values = Readonly<Record<string, string>>;

/** As many as ModifyCacheParameterGroup takes at once. */
export const MOST_AT_ONCE = 20;

/** One of those that every region has from the start, which can't be changed. */
export function isDefault(name: string | undefined): boolean {
  return isDefaultParameterGroupName(name ?? '');
}

/** What is typed that isn't in force already: no more than this is sent. */
export function changesOf(parameters: readonly Parameter[], typed: Values): Values {
  const now = valuesOf(parameters);
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== (now[name] ?? '')));
}

export function valuesOf(parameters: readonly Parameter[]): Values {
  return Object.fromEntries(
    parameters.map(({ ParameterName = '', ParameterValue = '' }) => [ParameterName, ParameterValue]),
  );
}

/** The parameters of a group's family as they are when nobody sets them. */
export function defaultsOf({ CacheParameterGroupFamily: family = '' }: ParameterGroup): readonly Parameter[] {
  return isFamily(family) ? familyParameters(family) : [];
}

/** What a group sets otherwise than its family does: what a copy of it must be told. */
export function ownValues(parameters: readonly Parameter[], defaults: readonly Parameter[]): Values {
  const standard = valuesOf(defaults);
  return Object.fromEntries(
    parameters
      .filter((one) => one.IsModifiable)
      .filter(
        (one) => one.Source === 'user' || (one.ParameterValue ?? '') !== standard[one.ParameterName ?? ''],
      )
      .map(({ ParameterName = '', ParameterValue = '' }) => [ParameterName, ParameterValue]),
  );
}

/** May the parameter have this value? By the API's own rule, asked while one types. */
export function isAllowed(family: string, name: string, value: string): boolean {
  if (!isFamily(family)) return true;
  try {
    validateParameterValue(family, name, value);
    return true;
  } catch {
    return false;
  }
}

/** What can be chosen; undefined for a parameter that is typed. */
export function choicesOf({ DataType, AllowedValues }: Parameter): string[] | undefined {
  return DataType === 'string' && AllowedValues ? AllowedValues.split(',') : undefined;
}

/** The requests that set values in a group, as few as there must be. */
export function requestsToSet(
  group: string,
  values: Values,
): (ApiRequest & { operation: 'ModifyCacheParameterGroup' })[] {
  const all = Object.entries(values).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
  }));
  return Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, index) => ({
    operation: 'ModifyCacheParameterGroup',
    input: {
      CacheParameterGroupName: group,
      ParameterNameValues: all.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
    },
  }));
}

/** The group as one resource of Terraform's, whose provider knows no changes, only what is to be. */
export function asResource(group: ParameterGroup, values: Values, tags: readonly Tag[] = []): ApiRequest {
  const input = {
    CacheParameterGroupName: group.CacheParameterGroupName,
    CacheParameterGroupFamily: group.CacheParameterGroupFamily,
    Description: group.Description,
    ParameterNameValues: Object.entries(values).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
    })),
    Tags: [...tags],
  };
  return { operation: 'CreateCacheParameterGroup', input };
}

export function usersOf(group: string, clusters: readonly CacheCluster[]): CacheCluster[] {
  return clusters.filter((cluster) => cluster.CacheParameterGroup?.CacheParameterGroupName === group);
}

/** The parameter that a refusal is about, by its message: `... for: maxmemory-policy allowed values are: ...`. */
export function parameterNamedIn(message: string, names: readonly string[]): string | undefined {
  return names
    .filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(message))
    .toSorted((a, b) => b.length - a.length)[0];
}
