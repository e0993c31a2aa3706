import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import type { Input } from '../../../api/json.ts';
import { useNotify } from '../../../app/notify.tsx';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { Confirm } from '../../../components/confirm.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { DialogProps } from './dialog-props.ts';
import { Refusals } from './refusals.tsx';
import { useEach } from './use-each.ts';

/** A restart of the node of each cluster: data stays, connections don't. */
export function RebootDialog({ rows, onClose, onDone }: DialogProps) {
  const t = useText();
  const notify = useNotify();
  const { busy, errors, run } = useEach('RebootCacheCluster');
  const inputs = useMemo(
    () =>
      new Map<string, Input<'RebootCacheCluster'>>(
        rows.map(({ id, cluster }) => [
          id,
          {
            CacheClusterId: id,
            CacheNodeIdsToReboot: (cluster.CacheNodes ?? []).map((node) => node.CacheNodeId ?? ''),
          },
        ]),
      ),
    [rows],
  );
  const submit = async () => {
    const done = await run(inputs);
    for (const id of done) notify({ type: 'info', content: t('clusters.reboot.begun', { id }) });
    if (done.length > 0) onDone();
    if (done.length === inputs.size) onClose();
  };
  const names = rows.map(({ id }) => id).join(', ');
  const primary = rows.filter(({ role }) => role === 'primary').map(({ id }) => id);
  return (
    <Confirm
      title={t('clusters.reboot.title', { names })}
      doIt={t('clusters.do.reboot')}
      loss={t('clusters.reboot.loss')}
      busy={busy}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      {primary.length > 0 && <Box>{t('clusters.reboot.primary', { names: primary.join(', ') })}</Box>}
      <Refusals errors={errors} />
      <CommandPanel
        requests={[...inputs.values()].map((input) => ({ operation: 'RebootCacheCluster' as const, input }))}
      />
    </Confirm>
  );
}
