import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { nextStart, parseMaintenanceWindow } from '../../../../../src/domain/windows.ts';
import type { CacheCluster, ReplicationGroup } from '../../../api/json.ts';
import { useCall } from '../../../api/use-call.ts';
import { useNotify } from '../../../app/notify.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Problem } from '../../../components/problem.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ApplyNowDialog } from './apply-now-dialog.tsx';
import { pendingOf } from './pending.ts';

interface PendingChangesProps {
  cluster: CacheCluster;
  group: ReplicationGroup | undefined;
}

/** What waits for the maintenance window, until when, and how to take it back or not to wait. */
export function PendingChanges({ cluster, group }: PendingChangesProps) {
  const t = useText();
  const { utc, ago } = useFormat();
  const notify = useNotify();
  const cancel = useCall('CancelPendingModifications');
  const [asking, setAsking] = useState(false);
  const { changes, isOfGroup } = pendingOf(cluster, group);
  if (changes.length === 0) return null;
  const window = cluster.PreferredMaintenanceWindow ?? '';
  const start = nextStart(parseMaintenanceWindow(window), new Date());
  const id = cluster.CacheClusterId ?? '';
  const takeBack = () =>
    cancel.mutate(
      { CacheClusterId: id },
      { onSuccess: () => notify({ type: 'success', content: t('clusters.pending.cancelled', { id }) }) },
    );
  return (
    <>
      <Alert
        type="info"
        header={t('clusters.pending.title')}
        action={
          !isOfGroup && (
            <SpaceBetween direction="horizontal" size="xs">
              <Button loading={cancel.isPending} onClick={takeBack}>
                {t('clusters.pending.cancel')}
              </Button>
              {changes.every(({ kind }) => kind !== 'role') && (
                <Button onClick={() => setAsking(true)}>{t('clusters.pending.applyNow')}</Button>
              )}
            </SpaceBetween>
          )
        }
      >
        <SpaceBetween size="xs">
          {changes.map(({ kind, from, to }) => (
            <div key={kind}>
              {kind === 'role'
                ? t(to ? 'clusters.pending.demote' : 'clusters.pending.promote', { group: to })
                : t(`clusters.pending.${kind}`, { from, to })}
            </div>
          ))}
          <div>{t('clusters.pending.window', { window, start: utc(start), ago: ago(start) })}</div>
          {isOfGroup && (
            <PlaceLink to={`/groups/${group?.ReplicationGroupId}`}>{t('clusters.pending.ofGroup')}</PlaceLink>
          )}
          {cancel.error && <Problem error={cancel.error} />}
        </SpaceBetween>
      </Alert>
      {asking && <ApplyNowDialog cluster={cluster} changes={changes} onClose={() => setAsking(false)} />}
    </>
  );
}
