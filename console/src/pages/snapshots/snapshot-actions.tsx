import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Snapshot } from '../../api/json.ts';
import { useGo } from '../../app/go.ts';
import { useText } from '../../i18n/use-text.ts';
import { CopySnapshot } from './copy-snapshot.tsx';
import { DeleteSnapshots } from './delete-snapshots.tsx';
import { pathOfSnapshot } from './facts.ts';
import { type SnapshotDeed, whyNot } from './what-can-be-done.ts';

interface SnapshotActionsProps {
  snapshots: readonly Snapshot[];
  /** Called when they are about to go. */
  onDeleted?: () => void;
  /** Buttons after these. */
  children?: ReactNode;
}

/** Restore, copy, delete: for what is chosen in the list, and for the one of a page. */
export function SnapshotActions({ snapshots, onDeleted, children }: SnapshotActionsProps) {
  const t = useText();
  const go = useGo();
  // What was chosen when the dialog was opened: the list goes on changing behind it.
  const [dialog, setDialog] = useState<{ deed: 'copy' | 'delete'; snapshots: readonly Snapshot[] }>();
  const close = () => setDialog(undefined);
  const button = (deed: SnapshotDeed, onClick: () => void) => {
    const reason = whyNot(deed, snapshots);
    return (
      <Button
        disabled={reason !== undefined}
        {...(reason !== undefined && { disabledReason: t(reason) })}
        onClick={onClick}
      >
        {t(`snapshots.${deed}`)}
      </Button>
    );
  };
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        {button('restore', () => go(`${pathOfSnapshot(snapshots[0]?.SnapshotName ?? '')}/restore`))}
        {button('copy', () => setDialog({ deed: 'copy', snapshots }))}
        {button('delete', () => setDialog({ deed: 'delete', snapshots }))}
        {children}
      </SpaceBetween>
      {dialog?.deed === 'copy' && dialog.snapshots[0] && (
        <CopySnapshot snapshot={dialog.snapshots[0]} onClose={close} />
      )}
      {dialog?.deed === 'delete' && (
        <DeleteSnapshots
          snapshots={dialog.snapshots}
          onClose={close}
          onDone={() => {
            close();
            onDeleted?.();
          }}
        />
      )}
    </>
  );
}
