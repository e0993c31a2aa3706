import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type CacheClusterStatus, canModify } from '../../../../../src/domain/cluster-status.ts';
import type { CacheCluster } from '../../../api/json.ts';
import { useGo } from '../../../app/go.ts';
import { useNotify } from '../../../app/notify.tsx';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { useFormErrors } from '../../../components/use-form-errors.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { clusterPath } from '../cluster-path.ts';
import { Meanwhile } from './meanwhile.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { useModify } from './use-modify.ts';
import { WhatWillHappen } from './what-will-happen.tsx';

const FIELDS = [
  'CacheNodeType',
  'EngineVersion',
  'CacheParameterGroupName',
  'SecurityGroupIds',
  'PreferredMaintenanceWindow',
  'SnapshotWindow',
  'SnapshotRetentionLimit',
  'NotificationTopicArn',
];

export function ModifyForm({ cluster }: { cluster: CacheCluster }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const [immediately, setImmediately] = useState(false);
  const form = useModify(cluster, immediately);
  const { of, rest } = useFormErrors(form.error, FIELDS);
  const id = cluster.CacheClusterId ?? '';
  const ready =
    Object.keys(form.changes).length > 0 &&
    form.meanwhile.length === 0 &&
    canModify(cluster.CacheClusterStatus as CacheClusterStatus);
  const submit = () =>
    form.submit(() => {
      notify({ type: 'success', content: t('clusters.modify.done', { id }) });
      go(clusterPath(id));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !form.busy) void submit();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => go(clusterPath(id))}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" formAction="submit" disabled={!ready} loading={form.busy}>
              {t('common.save')}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {form.meanwhile.length > 0 && <Meanwhile changes={form.meanwhile} onGoOn={form.rebase} />}
          {rest}
          <SettingsFields cluster={cluster} settings={form.settings} edit={form.edit} errorOf={of} />
          <WhatWillHappen
            changes={form.changes}
            window={form.settings.maintenanceWindow}
            immediately={immediately}
            onImmediately={setImmediately}
          />
          <CommandPanel requests={[{ operation: 'ModifyCacheCluster', input: form.request }]} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
