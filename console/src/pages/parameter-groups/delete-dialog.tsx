import Alert from '@cloudscape-design/components/alert';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useParameterGroup } from './use-groups.ts';
import { Users } from './users.tsx';

/** Deletes a group that nobody uses; says who does where somebody does. */
export function DeleteDialog({ name, onClose }: { name: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const { users, parameters = [] } = useParameterGroup(name);
  const deletion = useCall('DeleteCacheParameterGroup');
  const input = { CacheParameterGroupName: name };
  const set = parameters.filter(({ Source }) => Source === 'user').length;
  const confirm = () =>
    deletion.mutate(input, {
      onSuccess: () => {
        notify({ type: 'success', content: t('parameters.deleted', { name }) });
        onClose();
        go('/parameter-groups');
      },
    });
  const used = users.length > 0;
  return (
    <Confirm
      title={t('parameters.delete', { name })}
      doIt={t('common.delete')}
      {...(!used && { loss: t('parameters.deleteLoss', { count: set }), typed: name })}
      disabled={used}
      error={deletion.error}
      busy={deletion.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {used && (
        <Alert type="error" header={t('parameters.inUse')}>
          <Users clusters={users} />
        </Alert>
      )}
      <CommandPanel requests={[{ operation: 'DeleteCacheParameterGroup', input }]} />
    </Confirm>
  );
}
