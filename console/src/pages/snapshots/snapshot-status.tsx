import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { Snapshot } from '../../api/json.ts';
import { type LongWork, percentDone } from '../../api/progress.ts';
import { Status } from '../../components/status.tsx';
import { useText } from '../../i18n/use-text.ts';

/** The status; while it is being made, how far that is. */
export function SnapshotStatus({ snapshot, work }: { snapshot: Snapshot; work: LongWork | undefined }) {
  const t = useText();
  const status = <Status status={snapshot.SnapshotStatus} />;
  if (snapshot.SnapshotStatus !== 'creating' || !work) return status;
  return (
    <>
      {status}
      <ProgressBar
        variant="key-value"
        ariaLabel={t('snapshots.progressOf', { name: snapshot.SnapshotName })}
        value={Math.floor(percentDone(work) ?? 0)}
      />
    </>
  );
}
