import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { canSnapshot, nodeType } from '../../../../src/domain/node-types.ts';
import { useApi } from '../../api/use-api.ts';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { isSnapshotName, proposedSnapshotName } from '../clusters/dialogs/snapshot-name.ts';
import { type GroupView, primaryOf, replicasOf } from './group-view.ts';

/** Deletes the group with its members, but for the primary where that is to stay; after a last snapshot unless declined. */
export function DeleteGroup({ view, onClose }: { view: GroupView; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const { bytes } = useFormat();
  const remove = useCall('DeleteReplicationGroup');
  const [retain, setRetain] = useState(false);
  const [save, setSave] = useState(() => canBeSaved(view));
  const [name, setName] = useState(() => proposedSnapshotName(view.id, new Date(), 'final'));
  const errors = useFormErrors(remove.error, ['FinalSnapshotIdentifier']);
  const primary = primaryOf(view)?.id ?? '';
  const figures = useApi('DescribeNodeFigures', { CacheClusterId: primary }, { skip: primary === '' });
  const node = figures.data?.Nodes?.[0];
  const saved = save && !retain;
  const input = {
    ReplicationGroupId: view.id,
    RetainPrimaryCluster: retain || undefined,
    FinalSnapshotIdentifier: saved ? name.trim() : undefined,
  };
  const values = { primary, name, keys: node?.Keys ?? 0, size: bytes(node?.UsedMemory) };
  const data = retain ? 'retained' : saved ? 'saved' : 'lost';
  const confirm = async () => {
    await remove.mutateAsync(input);
    notify({ type: 'info', content: t('groups.deleteBegun', { group: view.id }) });
    onClose();
    go('/groups');
  };
  return (
    <Confirm
      title={t('groups.deleteOf', { group: view.id })}
      doIt={t('common.delete')}
      loss={
        <>
          <div>{t('groups.deleteLoss', { count: replicasOf(view).length })}</div>
          <div>{t(`groups.delete.${data}`, values)}</div>
        </>
      }
      typed={view.id}
      disabled={saved && !isSnapshotName(name)}
      error={errors.rest ? remove.error : null}
      busy={remove.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <Checkbox checked={retain} onChange={({ detail }) => setRetain(detail.checked)}>
        {t('groups.retain', { primary })}
      </Checkbox>
      <Checkbox
        checked={saved}
        disabled={retain || !canBeSaved(view)}
        onChange={({ detail }) => setSave(detail.checked)}
      >
        {t('groups.finalSnapshot')}
      </Checkbox>
      {saved && (
        <IdentifierField
          kind="snapshot"
          label={t('groups.safetySnapshotName')}
          value={name}
          onChange={setName}
          errorText={errors.of('FinalSnapshotIdentifier')}
        />
      )}
      <CommandPanel requests={[{ operation: 'DeleteReplicationGroup', input }]} />
    </Confirm>
  );
}

/** There are node types that can't, and a group that isn't well has nobody to be saved. */
function canBeSaved({ group }: GroupView): boolean {
  return group.Status === 'available' && canSnapshot(nodeType(group.CacheNodeType ?? ''));
}
