import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, primaryOf, replicasOf } from './group-view.ts';

/** Deletes the group with its members, but for the primary where that is to stay. */
export function DeleteGroup({ view, onClose }: { view: GroupView; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const remove = useCall('DeleteReplicationGroup');
  const [retain, setRetain] = useState(false);
  const [snapshot, setSnapshot] = useState('');
  const errors = useFormErrors(remove.error, ['FinalSnapshotIdentifier']);
  const input = {
    ReplicationGroupId: view.id,
    RetainPrimaryCluster: retain || undefined,
    FinalSnapshotIdentifier: snapshot || undefined,
  };
  const primary = primaryOf(view)?.id ?? '';
  const count = replicasOf(view).length;
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
      loss={t(retain ? 'groups.deleteLossRetained' : 'groups.deleteLoss', { primary, count })}
      typed={view.id}
      error={errors.rest ? remove.error : null}
      busy={remove.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <Checkbox
        checked={retain}
        description={t('groups.retainHelp')}
        onChange={({ detail }) => setRetain(detail.checked)}
      >
        {t('groups.retain', { primary })}
      </Checkbox>
      <FormField
        label={t('groups.finalSnapshot')}
        description={t('groups.finalSnapshotHelp')}
        errorText={errors.of('FinalSnapshotIdentifier')}
      >
        <Input
          value={snapshot}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => setSnapshot(detail.value)}
        />
      </FormField>
      <CommandPanel requests={[{ operation: 'DeleteReplicationGroup', input }]} />
    </Confirm>
  );
}
