import { failpoint } from '../../control/failpoints.ts';
import type { ActionContext } from '../action.ts';

/** Has the reconcilers take up what was written of a group, its members and snapshots. Called after the transaction. */
export function accepted(
  { region, wake }: Pick<ActionContext, 'region' | 'wake'>,
  { group, clusters = [], snapshots = [] }: { group?: string; clusters?: string[]; snapshots?: string[] },
): void {
  failpoint('group.accepted');
  for (const id of clusters) wake({ kind: 'cluster', region, id });
  for (const id of snapshots) wake({ kind: 'snapshot', region, id });
  if (group) wake({ kind: 'group', region, id: group });
}
