import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useText } from '../../i18n/use-text.ts';

/** Its data is its primary's: what goes is the node, and its share of reads. */
export function DeleteReplica({ id, group, onClose }: { id: string; group: string; onClose(): void }) {
  const t = useText();
  const notify = useNotify();
  const remove = useCall('DeleteCacheCluster');
  const input = { CacheClusterId: id };
  const confirm = async () => {
    await remove.mutateAsync(input);
    notify({ type: 'info', content: t('groups.deleteReplicaBegun', { id }) });
    onClose();
  };
  return (
    <Confirm
      title={t('groups.deleteReplicaOf', { id })}
      doIt={t('common.delete')}
      loss={t('groups.deleteReplicaLoss', { id, group })}
      typed={id}
      error={remove.error}
      busy={remove.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <CommandPanel requests={[{ operation: 'DeleteCacheCluster', input }]} />
    </Confirm>
  );
}
