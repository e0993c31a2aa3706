import type { Action } from '../action.ts';

/** One piece of long work, as DescribeOperations shows it. Sizes in bytes. */
export interface Operation {
  Kind: string;
  ResourceType: string;
  ResourceId: string;
  Step: string;
  BytesDone?: number | undefined;
  BytesExpected?: number | undefined;
  Keys?: number | undefined;
  KeysExpected?: number | undefined;
  StartTime: Date;
}

/** Holdfast's own, beyond AWS's API: the snapshots, restores and copies that are under way, the oldest first. */
export const DescribeOperations: Action<Record<string, never>, { Operations: Operation[] }> = async (
  _input,
  { control, region },
) => ({
  Operations: control.progress
    .list(region)
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    .map((work) => ({
      Kind: work.kind,
      ResourceType: work.resourceType,
      ResourceId: work.resourceId,
      Step: work.step,
      BytesDone: work.bytesDone,
      BytesExpected: work.bytesExpected,
      Keys: work.keys,
      KeysExpected: work.keysExpected,
      StartTime: work.startedAt,
    })),
});
