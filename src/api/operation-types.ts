import type { EXTENSION_OPERATIONS, EXTENSION_STRUCTURES } from './extensions.ts';
import type { STRUCTURES } from './model.gen.ts';
import type { AwsOperationTypes } from './operations.gen.ts';

/** TypeScript types of operations by name: the SDK's own for AWS's, read off the shapes for Holdfast's. */
export type OperationName = keyof AwsOperationTypes | keyof ExtensionOperations;

export type InputOf<Name extends OperationName> = Name extends keyof AwsOperationTypes
  ? AwsOperationTypes[Name]['input']
  : Name extends keyof ExtensionOperations
    ? Value<ExtensionOperations[Name]['input']>
    : never;

export type OutputOf<Name extends OperationName> = Name extends keyof AwsOperationTypes
  ? AwsOperationTypes[Name]['output']
  : Name extends keyof ExtensionOperations
    ? Value<ExtensionOperations[Name]['output']>
    : never;

/** What a member of this type holds: every member optional, as the SDK has it. */
type Value<Type> = Type extends keyof ScalarTypes
  ? ScalarTypes[Type]
  : Type extends { list: infer Element }
    ? Value<Element>[]
    : Type extends keyof Structures
      ? {
          -readonly [Member in keyof Structures[Type]['members']]?: Value<
            Structures[Type]['members'][Member]
          >;
        }
      : never;

type ExtensionOperations = typeof EXTENSION_OPERATIONS;
type Structures = typeof STRUCTURES & typeof EXTENSION_STRUCTURES;

interface ScalarTypes {
  string: string;
  boolean: boolean;
  integer: number;
  long: number;
  number: number;
  timestamp: Date;
}
