/** One parameter of a family, with the fields of the API's `Parameter`. */
export interface Parameter {
  ParameterName: string;
  /** The family's default; absent where that is an empty text. */
  ParameterValue?: string;
  Description: string;
  Source: 'system';
  DataType: 'integer' | 'string';
  /**
   * `yes,no`: any of these. `1-75`: from, to. `0-`: from on. `-`: any number. `0,20-`: 0, or from 20 on.
   * Absent: any text.
   */
  AllowedValues?: string;
  IsModifiable: boolean;
  MinimumEngineVersion: string;
  ChangeType: 'immediate' | 'requires-reboot';
}

/** A parameter as its family's file writes it down; what is left out is the usual. */
export interface ParameterSpec {
  name: string;
  value: string;
  description: string;
  /** AllowedValues; their form also tells the data type. */
  allowed?: string;
  /** Not modifiable by users. */
  fixed?: true;
  /** A change takes effect at the next reboot only. */
  reboot?: true;
  /** First engine version that has it, where that is not the family's first. */
  since?: string;
}

export const YES_NO = 'yes,no';

/** The entries of several lists as one; a later entry of the same name replaces an earlier one. */
export function combine(...lists: readonly (readonly ParameterSpec[])[]): ParameterSpec[] {
  return [...new Map(lists.flat().map((spec) => [spec.name, spec])).values()];
}

export function without(specs: readonly ParameterSpec[], ...names: readonly string[]): ParameterSpec[] {
  for (const name of names) {
    if (!specs.some((spec) => spec.name === name))
      throw new RangeError(`there is no parameter ${name} to leave out`);
  }
  return specs.filter((spec) => !names.includes(spec.name));
}

/** The family's list as the API shows it, in ElastiCache's order: by name, hyphens not counted. */
export function parametersOf(firstVersion: string, specs: readonly ParameterSpec[]): Parameter[] {
  return specs
    .map((spec) => parameterOf(firstVersion, spec))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function parameterOf(firstVersion: string, spec: ParameterSpec): Parameter {
  return {
    ParameterName: spec.name,
    ...(spec.value === '' ? {} : { ParameterValue: spec.value }),
    Description: spec.description,
    Source: 'system',
    DataType: spec.allowed !== undefined && /^[\d,-]+$/.test(spec.allowed) ? 'integer' : 'string',
    ...(spec.allowed === undefined ? {} : { AllowedValues: spec.allowed }),
    IsModifiable: !spec.fixed,
    MinimumEngineVersion: spec.since ?? firstVersion,
    ChangeType: spec.reboot ? 'requires-reboot' : 'immediate',
  };
}

function sortKey(parameter: Parameter): string {
  return parameter.ParameterName.replaceAll('-', '');
}
