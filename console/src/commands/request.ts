import type { Input, Operation } from '../api/json.ts';

/** An operation with its input: what a form is about to ask for, or a program would. */
export type ApiRequest = { [Name in Operation]: { operation: Name; input: Input<Name> } }[Operation];

/** Members that were given something: what is empty is left out of a command as it is of a request. */
export function givenMembers(input: object): [name: string, value: unknown][] {
  return Object.entries(input).filter(([, value]) => !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
