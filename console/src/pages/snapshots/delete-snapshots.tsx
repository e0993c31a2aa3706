import { useState } from 'react';
import type { ApiError } from '../../api/error.ts';
import type { Snapshot } from '../../api/json.ts';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useText } from '../../i18n/use-text.ts';
import { originOf } from './facts.ts';

interface DeleteSnapshotsProps {
  snapshots: readonly Snapshot[];
  onDone(): void;
  onClose(): void;
}

/** Asks before snapshots are deleted: their data is nowhere else. */
export function DeleteSnapshots({ snapshots, onDone, onClose }: DeleteSnapshotsProps) {
  const t = useText();
  const notify = useNotify();
  const remove = useCall('DeleteSnapshot');
  const [left, setLeft] = useState(snapshots);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const names = left.map(({ SnapshotName = '' }) => SnapshotName);
  const only = left.length === 1 ? names[0] : undefined;

  const confirm = async () => {
    setBusy(true);
    setError(null);
    const answers = await Promise.allSettled(names.map((name) => remove.mutateAsync({ SnapshotName: name })));
    setBusy(false);
    const gone = names.filter((_, index) => answers[index]?.status === 'fulfilled');
    if (gone.length > 0)
      notify({
        type: 'success',
        content: t('snapshots.beingDeleted', { names: gone.join(', '), count: gone.length }),
      });
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (!failed) return onDone();
    setLeft(left.filter(({ SnapshotName = '' }) => !gone.includes(SnapshotName)));
    setError(failed.reason as ApiError);
  };

  return (
    <Confirm
      title={t('snapshots.deleteTitle', { count: left.length })}
      doIt={t('common.delete')}
      loss={
        only === undefined
          ? t('snapshots.lossMany', { names: names.join(', ') })
          : t('snapshots.loss', { name: only, origin: originOf(left[0]!).id })
      }
      typed={only ?? t('common.delete')}
      error={error}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <CommandPanel
        requests={names.map((name) => ({ operation: 'DeleteSnapshot', input: { SnapshotName: name } }))}
      />
    </Confirm>
  );
}
