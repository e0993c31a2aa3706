import type { Operation, Structure } from './protocol/shape.ts';

/**
 * What Holdfast does beyond AWS's API, in the same language: an operation here, its structures below, a handler in
 * src/actions, and it is parsed, serialized, typed and listed in docs/api-coverage.md.
 */
export const EXTENSION_OPERATIONS = {
  DescribeOperations: { input: 'DescribeOperationsMessage', output: 'OperationsMessage' },
} as const satisfies Record<string, Operation>;

export const EXTENSION_STRUCTURES = {
  DescribeOperationsMessage: { members: {} },
  OperationsMessage: {
    members: { Operations: { list: 'Operation', element: 'Operation' } },
  },
  /** Long work in flight: a snapshot, a restore, a copy. */
  Operation: {
    members: {
      Kind: 'string',
      ResourceType: 'string',
      ResourceId: 'string',
      Step: 'string',
      BytesDone: 'long',
      BytesExpected: 'long',
      Keys: 'long',
      StartTime: 'timestamp',
      Message: 'string',
    },
  },
} as const satisfies Record<string, Structure>;
