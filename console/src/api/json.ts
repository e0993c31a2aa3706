import type { InputOf, OperationName, OutputOf } from '../../../src/api/operation-types.ts';

/** What a value is once it has been through JSON: times are ISO 8601 texts. */
export type Json<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Element)[]
    ? Json<Element>[]
    : Value extends object
      ? { [Key in keyof Value]: Json<Value[Key]> }
      : Value;

export type Operation = OperationName;
export type Input<Name extends Operation> = Json<InputOf<Name>>;
export type Output<Name extends Operation> = Json<OutputOf<Name>>;

export type CacheCluster = NonNullable<Output<'DescribeCacheClusters'>['CacheClusters']>[number];
export type Snapshot = NonNullable<Output<'DescribeSnapshots'>['Snapshots']>[number];
export type ReplicationGroup = NonNullable<Output<'DescribeReplicationGroups'>['ReplicationGroups']>[number];
export type CacheEvent = NonNullable<Output<'DescribeEvents'>['Events']>[number];
export type Failover = NonNullable<Output<'DescribeFailovers'>['Failovers']>[number];
