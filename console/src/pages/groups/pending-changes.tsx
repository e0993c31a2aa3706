import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CacheCluster } from '../../api/json.ts';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { GroupView } from './group-view.ts';
import { type Pending, pendingDemotionsInto, pendingOf } from './pending.ts';
import { useWindowText } from './use-window-text.ts';

/** What waits for a maintenance window, until when, and taking it back. */
export function PendingChanges({ view, clusters }: { view: GroupView; clusters: readonly CacheCluster[] }) {
  // While the group is busy, what is shown as pending is being done.
  const own = view.group.Status === 'modifying' ? [] : pendingOf(view);
  const all = [...own, ...pendingDemotionsInto(view.id, clusters)];
  const sources = Map.groupBy(all, ({ of }) => JSON.stringify(of));
  if (all.length === 0) return null;
  return (
    <SpaceBetween size="s">
      {[...sources].map(([source, changes]) => (
        <PendingOfOne key={source} changes={changes} />
      ))}
    </SpaceBetween>
  );
}

/** All that is taken back together. */
function PendingOfOne({ changes }: { changes: readonly Pending[] }) {
  const t = useText();
  const notify = useNotify();
  const windowText = useWindowText();
  const cancel = useCall('CancelPendingModifications');
  const { of, window } = changes[0]!;
  const id = 'group' in of ? of.group : of.cluster;
  const takeBack = async () => {
    await cancel.mutateAsync('group' in of ? { ReplicationGroupId: id } : { CacheClusterId: id });
    notify({ type: 'success', content: t('groups.cancelled', { id }) });
  };
  return (
    <Alert
      type="info"
      header={t('groups.waits', { id })}
      action={
        <Button loading={cancel.isPending} onClick={() => void takeBack().catch(() => undefined)}>
          {t('groups.cancelPending')}
        </Button>
      }
    >
      <SpaceBetween size="xs">
        <div>
          {changes.map(({ kind, value }) => (
            <div key={kind}>{t(`groups.pending.${kind}`, { value, id })}</div>
          ))}
        </div>
        <div>{windowText(window)}</div>
        {cancel.error && <Problem error={cancel.error} />}
      </SpaceBetween>
    </Alert>
  );
}
