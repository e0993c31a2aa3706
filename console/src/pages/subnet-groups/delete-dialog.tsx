import Alert from '@cloudscape-design/components/alert';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ClusterRows } from './cluster-rows.tsx';
import { useSubnetGroup } from './use-subnet-group.ts';

/** Deletes a group that no cluster is in; says which are where some are. */
export function DeleteDialog({ name, onClose }: { name: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const { users } = useSubnetGroup(name);
  const deletion = useCall('DeleteCacheSubnetGroup');
  const input = { CacheSubnetGroupName: name };
  const used = users.length > 0;
  const confirm = () =>
    deletion.mutate(input, {
      onSuccess: () => {
        notify({ type: 'success', content: t('subnets.deleted', { name }) });
        onClose();
        go('/subnet-groups');
      },
    });
  return (
    <Confirm
      title={t('subnets.delete', { name })}
      doIt={t('common.delete')}
      {...(!used && { loss: t('subnets.deleteLoss'), typed: name })}
      disabled={used}
      error={deletion.error}
      busy={deletion.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {used && (
        <Alert type="error" header={t('subnets.inUse')}>
          <ClusterRows clusters={users} />
        </Alert>
      )}
      <CommandPanel requests={[{ operation: 'DeleteCacheSubnetGroup', input }]} />
    </Confirm>
  );
}
