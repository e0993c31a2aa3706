/** Parameter group families: their names, their parameters, what a value may be, and what the engine is told. */
export { directiveOf, engineDirectives, runningDirectives } from './engine-directives.ts';
export { type Family, familyOf, parseFamily } from './family-names.ts';
export { familyParameters } from './family-parameters.ts';
export { modifiableParameter, validateParameterValue, validateParameterValues } from './parameter-values.ts';
export type { Parameter } from './parameters/parameter.ts';
