import type { Tag } from '../../../../fields/tags-field.tsx';

/** What was done to tags while they were edited: only that is asked for, so that others' tags stay. */
export interface TagChanges {
  set: Tag[];
  removed: string[];
}

export function tagChanges(before: readonly Tag[], after: readonly Tag[]): TagChanges {
  const values = new Map(before.map(({ Key, Value }) => [Key, Value]));
  const kept = new Set(after.map(({ Key }) => Key));
  return {
    set: after.filter(({ Key, Value }) => values.get(Key) !== Value),
    removed: before.map(({ Key }) => Key).filter((key) => !kept.has(key)),
  };
}
