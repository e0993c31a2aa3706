import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { type Manifest, ManifestError, readManifest } from '../../snapshots/manifest.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import type { Action } from '../action.ts';
import { findSnapshot } from './find.ts';
import { type SnapshotManifest, showManifest } from './show-manifest.ts';

/** Why one that isn't whole has nothing to show, and what to do. */
const WHY: ReadonlyMap<string, string> = new Map([
  [
    'creating',
    'its manifest is written once all of it has been read through. Ask again when it is available',
  ],
  ['failed', 'nothing of it was kept. DescribeEvents tells why; delete it and take it again'],
  ['deleting', 'its files are being removed. Choose another snapshot'],
]);

/** Holdfast's own: what was found in a snapshot when it was read through. */
export const DescribeSnapshotManifest: Action<
  { SnapshotName?: string },
  { Manifest: SnapshotManifest }
> = async (input, { store, region, control }) => {
  const row = await findSnapshot(store, region, input.SnapshotName ?? '');
  const why = WHY.get(row.status);
  if (why) throw unreadable(row, why);
  const manifest = await manifestOf(row, control.paths.at(row.directory));
  return { Manifest: showManifest(row, manifest) };
};

async function manifestOf(row: SnapshotRow, directory: string): Promise<Manifest> {
  const remedy = `Look at ${directory}, or delete the snapshot`;
  const manifest = await readManifest(directory).catch((error: unknown) => {
    if (error instanceof ManifestError) throw unreadable(row, `${error.message}. ${remedy}`);
    throw error;
  });
  if (!manifest) throw unreadable(row, `its manifest is gone. ${remedy}`);
  return manifest;
}

function unreadable({ name, status }: SnapshotRow, why: string): Fault {
  return new Fault('InvalidSnapshotState', `SnapshotName: snapshot ${quoted(name)} is ${status}: ${why}.`);
}
