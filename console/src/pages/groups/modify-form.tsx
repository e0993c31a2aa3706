import Container from '@cloudscape-design/components/container';
import { useState } from 'react';
import type { CacheCluster } from '../../api/json.ts';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FormPage } from './form-page.tsx';
import type { GroupView } from './group-view.ts';
import { ModifiedMeanwhile } from './modified-meanwhile.tsx';
import { ModifyFailover } from './modify-failover.tsx';
import { ModifyMembers } from './modify-members.tsx';
import { type GroupSettings, groupSettingsOf, isDeferrable, modifyInput, wanted } from './modify-settings.ts';
import { ModifySnapshots } from './modify-snapshots.tsx';
import { WhenField } from './when-field.tsx';
import { whyNot } from './why-not.ts';

const FIELDS = [
  'ReplicationGroupDescription',
  'AutomaticFailoverEnabled',
  'MultiAZEnabled',
  'CacheNodeType',
  'EngineVersion',
  'CacheParameterGroupName',
  'PreferredMaintenanceWindow',
  'SnapshotWindow',
  'SnapshotRetentionLimit',
  'SnapshottingClusterId',
];

/** About the group as it was when the form was opened: what others change meanwhile is shown, not overwritten. */
export function ModifyForm({ view, primary }: { view: GroupView; primary: CacheCluster }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const modify = useCall('ModifyReplicationGroup');
  const [base, setBase] = useState(() => groupSettingsOf(view));
  const [edits, setEdits] = useState<Partial<GroupSettings>>({});
  const [immediately, setImmediately] = useState(false);
  const errors = useFormErrors(modify.error, FIELDS);
  const now = groupSettingsOf(view);
  const changes = wanted(base, edits);
  const input = modifyInput(view.id, base, edits, immediately);
  const overtaken = JSON.stringify(base) !== JSON.stringify(now);
  const busy = whyNot('modify', view);
  const fields = {
    settings: { ...base, ...edits },
    edit: (change: Partial<GroupSettings>) => setEdits((before) => ({ ...before, ...change })),
    errors,
  };
  return (
    <FormPage
      title={t('groups.modifyOf', { id: view.id })}
      description={busy && t(busy.id)}
      above={[
        { text: t('nav.groups'), path: '/groups' },
        { text: view.id, path: `/groups/${view.id}` },
      ]}
      doIt={t('common.save')}
      back={`/groups/${view.id}`}
      disabled={Object.keys(changes).length === 0 || overtaken || busy !== undefined}
      busy={modify.isPending}
      error={errors.rest}
      requests={[{ operation: 'ModifyReplicationGroup', input }]}
      onSubmit={async () => {
        await modify.mutateAsync(input);
        notify({ type: 'success', content: t('groups.modified', { id: view.id }) });
        go(`/groups/${view.id}`);
      }}
    >
      {overtaken && (
        <ModifiedMeanwhile
          before={base}
          after={now}
          onGoOn={(keep) => {
            setBase(now);
            setEdits(keep ? changes : {});
          }}
        />
      )}
      <ModifyFailover {...fields} members={view.members.length} />
      <ModifyMembers {...fields} view={view} primary={primary} />
      <ModifySnapshots {...fields} view={view} />
      {isDeferrable(changes) && (
        <Container>
          <WhenField
            immediately={immediately}
            window={fields.settings.maintenanceWindow}
            onChange={setImmediately}
          />
        </Container>
      )}
    </FormPage>
  );
}
