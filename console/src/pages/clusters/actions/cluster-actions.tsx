import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../../app/go.ts';
import { useStatusText } from '../../../components/use-status-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { clusterPath } from '../cluster-path.ts';
import { BackupDialog } from '../dialogs/backup-dialog.tsx';
import { DeleteDialog } from '../dialogs/delete-dialog.tsx';
import { GroupDialog } from '../dialogs/group-dialog.tsx';
import { RebootDialog } from '../dialogs/reboot-dialog.tsx';
import type { ClusterRow } from '../rows.ts';
import { type ActionId, type Obstacle, obstacle } from './action-states.ts';

const DIALOGS = { backup: BackupDialog, reboot: RebootDialog, delete: DeleteDialog, group: GroupDialog };
const IN_MENU = ['reboot', 'delete', 'group', 'promote', 'demote'] as const;

interface ClusterActionsProps {
  /** What is to be acted on. */
  rows: readonly ClusterRow[];
  /** Stands behind the others. */
  further?: ReactNode;
  /** When something was begun. */
  onDone?: () => void;
}

/** All that can be done with clusters, for the list and for the page of one. */
export function ClusterActions({ rows, further, onDone }: ClusterActionsProps) {
  const t = useText();
  const go = useGo();
  // As they were when the dialog opened: what happens to the list meanwhile must not change what is being confirmed.
  const [open, setOpen] = useState<{ dialog: keyof typeof DIALOGS; rows: readonly ClusterRow[] }>();
  const statusText = useStatusText();
  const why = (found: Obstacle | undefined) =>
    found && t(found.id, found.by && { id: found.by.id, status: statusText(found.by.status) });
  const act = (action: ActionId) => {
    const id = rows[0]?.id ?? '';
    if (action === 'modify') go(`${clusterPath(id)}/modify`);
    else if (action === 'promote' || action === 'demote') go(`/groups/-/${action}?cluster=${id}`);
    else setOpen({ dialog: action, rows });
  };
  const button = (action: ActionId) => {
    const reason = why(obstacle(action, rows));
    return (
      <Button
        disabled={reason !== undefined}
        {...(reason !== undefined && { disabledReason: reason })}
        onClick={() => act(action)}
      >
        {t(`clusters.do.${action}`)}
      </Button>
    );
  };
  const Dialog = open && DIALOGS[open.dialog];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {button('backup')}
      {button('modify')}
      <ButtonDropdown
        items={IN_MENU.map((action) => {
          const reason = why(obstacle(action, rows));
          return {
            id: action,
            text: t(`clusters.do.${action}`),
            disabled: reason !== undefined,
            ...(reason !== undefined && { disabledReason: reason }),
          };
        })}
        onItemClick={({ detail }) => act(detail.id as ActionId)}
      >
        {t('common.actions')}
      </ButtonDropdown>
      {further}
      {open && Dialog && (
        <Dialog rows={open.rows} onClose={() => setOpen(undefined)} onDone={() => onDone?.()} />
      )}
    </SpaceBetween>
  );
}
