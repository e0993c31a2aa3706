import { NODE_GROUP_ID } from '../../../../src/domain/member-plan.ts';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, primaryOf } from './group-view.ts';

/** Kills the primary, to see a replica take over: writes that no replica has yet may be lost. */
export function FailoverNow({ view, onClose }: { view: GroupView; onClose(): void }) {
  const t = useText();
  const notify = useNotify();
  const test = useCall('TestFailover');
  const input = { ReplicationGroupId: view.id, NodeGroupId: NODE_GROUP_ID };
  const primary = primaryOf(view)?.id ?? '';
  const confirm = async () => {
    await test.mutateAsync(input);
    notify({ type: 'info', content: t('groups.failoverBegun', { group: view.id }) });
    onClose();
  };
  return (
    <Confirm
      title={t('groups.failoverOf', { group: view.id })}
      doIt={t('groups.failoverNow')}
      loss={t('groups.failoverLoss', { primary })}
      typed={view.id}
      error={test.error}
      busy={test.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      {t('groups.failoverHelp', { primary })}
      <CommandPanel requests={[{ operation: 'TestFailover', input }]} />
    </Confirm>
  );
}
