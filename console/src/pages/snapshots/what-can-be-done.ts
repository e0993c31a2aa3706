import {
  canCopy,
  canDeleteSnapshot,
  canRestore,
  type SnapshotStatus,
} from '../../../../src/domain/snapshot-status.ts';
import type { Snapshot } from '../../api/json.ts';
import type { MessageId } from '../../i18n/messages.ts';

export type SnapshotDeed = 'restore' | 'copy' | 'delete';

/** Why it can't be done to the chosen ones now; undefined when it can. The rules are the API's own. */
export function whyNot(deed: SnapshotDeed, chosen: readonly Snapshot[]): MessageId | undefined {
  if (chosen.length === 0) return 'snapshots.chooseFirst';
  if (deed !== 'delete' && chosen.length > 1) return 'snapshots.chooseOne';
  const statuses = chosen.map(({ SnapshotStatus }) => SnapshotStatus as SnapshotStatus);
  if (statuses.every(RULES[deed])) return undefined;
  return deed === 'delete' ? 'snapshots.notAtRest' : 'snapshots.notAvailable';
}

const RULES: Readonly<Record<SnapshotDeed, (status: SnapshotStatus) => boolean>> = {
  restore: canRestore,
  copy: canCopy,
  delete: canDeleteSnapshot,
};
