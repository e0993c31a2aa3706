import { snapshotName } from '../../../../../src/domain/identifiers.ts';

const MAX = 40;

/** A name for a snapshot of a cluster at that moment, in UTC: `exampleredis-20260801-1300`. */
export function proposedSnapshotName(clusterId: string, at: Date, word?: string): string {
  const stamp = at.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  const end = word ? `-${word}-${stamp}` : `-${stamp}`;
  return `${clusterId.slice(0, MAX - end.length).replace(/-$/, '')}${end}`;
}

/** Could a snapshot be called that? */
export function isSnapshotName(name: string): boolean {
  try {
    snapshotName(name);
    return true;
  } catch {
    return false;
  }
}
