import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useClusters } from '../clusters/use-clusters.ts';
import { DemoteChoice } from './demote-choice.tsx';
import { DemoteComparison } from './demote-comparison.tsx';
import { DemoteSafety } from './demote-safety.tsx';
import { FormPage } from './form-page.tsx';
import { primaryOf } from './group-view.ts';
import { useGroups } from './use-group.ts';
import { WhenField } from './when-field.tsx';

const FIELDS = ['CacheClusterId', 'ReplicationGroupId', 'SafetySnapshotName'];

/** R6: a cluster becomes a replica of another primary, whose data takes the place of its own. `?cluster=`, `?group=`. */
export function Demote() {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const [params] = useSearchParams();
  const demote = useCall('DemoteCacheCluster');
  const { views = [] } = useGroups();
  const clusters = useClusters().data ?? [];
  const [cluster, setCluster] = useState(params.get('cluster') ?? '');
  const [group, setGroup] = useState(params.get('group') ?? '');
  const [now, setNow] = useState(true);
  const [snapshot, setSnapshot] = useState<{ take: boolean; name: string }>({ take: true, name: '' });
  const [typed, setTyped] = useState('');
  const errors = useFormErrors(demote.error, FIELDS);
  const target = views.find(({ id }) => id === group);
  const chosen = clusters.find(({ CacheClusterId }) => CacheClusterId === cluster);
  const input = {
    CacheClusterId: cluster,
    ReplicationGroupId: group,
    ApplyImmediately: now,
    ...(snapshot.take ? { SafetySnapshotName: snapshot.name || undefined } : { SkipSafetySnapshot: true }),
  };
  const path = group ? `/groups/${group}` : '/groups';
  return (
    <FormPage
      title={t('groups.demoteTitle')}
      description={t('groups.demoteHelp')}
      above={[{ text: t('nav.groups'), path: '/groups' }, ...(target ? [{ text: group, path }] : [])]}
      doIt={t('groups.demoteDo')}
      back={path}
      disabled={cluster === '' || group === '' || typed !== cluster}
      busy={demote.isPending}
      error={errors.rest}
      requests={[{ operation: 'DemoteCacheCluster', input }]}
      onSubmit={async () => {
        const { SafetySnapshotName: kept } = await demote.mutateAsync(input);
        const values = { id: cluster, group, kept };
        const text = t(now ? 'groups.demoteBegun' : 'groups.demoteWaits', values);
        notify({ type: 'info', content: kept ? `${text} ${t('groups.demoteKept', values)}` : text });
        go(path);
      }}
    >
      <Container>
        <SpaceBetween size="l">
          <DemoteChoice
            cluster={cluster}
            group={group}
            clusters={clusters}
            views={views}
            onCluster={setCluster}
            onGroup={setGroup}
            errors={errors}
          />
          {chosen?.ReplicationGroupId && (
            <Alert type="info">
              {t('groups.demoteEnds', { id: cluster, group: chosen.ReplicationGroupId })}
            </Alert>
          )}
        </SpaceBetween>
      </Container>
      {cluster !== '' && target && (
        <DemoteComparison cluster={cluster} primary={primaryOf(target)?.id ?? ''} />
      )}
      <Container>
        <SpaceBetween size="l">
          <WhenField immediately={now} window={chosen?.PreferredMaintenanceWindow} onChange={setNow} />
          <DemoteSafety
            cluster={cluster}
            snapshot={snapshot}
            onSnapshot={setSnapshot}
            typed={typed}
            onTyped={setTyped}
            errorText={errors.of('SafetySnapshotName')}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
