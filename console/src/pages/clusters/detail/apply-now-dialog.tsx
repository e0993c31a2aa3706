import Box from '@cloudscape-design/components/box';
import type { CacheCluster } from '../../../api/json.ts';
import { useCall } from '../../../api/use-call.ts';
import { useNotify } from '../../../app/notify.tsx';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { Confirm } from '../../../components/confirm.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { PendingChange } from './pending.ts';

interface ApplyNowDialogProps {
  cluster: CacheCluster;
  changes: readonly PendingChange[];
  onClose(): void;
}

/** Doesn't wait for the maintenance window. */
export function ApplyNowDialog({ cluster, changes, onClose }: ApplyNowDialogProps) {
  const t = useText();
  const notify = useNotify();
  const modify = useCall('ModifyCacheCluster');
  const id = cluster.CacheClusterId ?? '';
  const input = { CacheClusterId: id, ApplyImmediately: true };
  const restarts = changes.some(({ kind }) => kind === 'engine');
  return (
    <Confirm
      title={t('clusters.applyNow.title', { id })}
      doIt={t('clusters.pending.applyNow')}
      busy={modify.isPending}
      error={modify.error}
      {...(restarts && { loss: t('clusters.reboot.loss') })}
      onConfirm={() =>
        modify.mutate(input, {
          onSuccess: () => {
            notify({ type: 'info', content: t('clusters.modify.begun', { id }) });
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      {!restarts && <Box>{t('clusters.modify.noRestart')}</Box>}
      <CommandPanel requests={[{ operation: 'ModifyCacheCluster', input }]} />
    </Confirm>
  );
}
