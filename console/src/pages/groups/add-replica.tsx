import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { ZoneField } from '../../fields/zone-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FormPage } from './form-page.tsx';

/** R2: the new replica's name, and where it is to be; everything else is its primary's. */
export function AddReplica({ id: group }: { id: string }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const create = useCall('CreateCacheCluster');
  const [id, setId] = useState('');
  const [zone, setZone] = useState('');
  const errors = useFormErrors(create.error, ['CacheClusterId', 'PreferredAvailabilityZone']);
  const input = {
    CacheClusterId: id,
    ReplicationGroupId: group,
    PreferredAvailabilityZone: zone || undefined,
  };
  return (
    <FormPage
      title={t('groups.addReplica')}
      description={t('groups.addReplicaHelp')}
      above={[
        { text: t('nav.groups'), path: '/groups' },
        { text: group, path: `/groups/${group}` },
      ]}
      doIt={t('common.add')}
      back={`/groups/${group}`}
      disabled={id === ''}
      busy={create.isPending}
      error={errors.rest}
      requests={[{ operation: 'CreateCacheCluster', input }]}
      onSubmit={async () => {
        await create.mutateAsync(input);
        notify({ type: 'info', content: t('groups.addReplicaBegun', { id: id.toLowerCase(), group }) });
        go(`/groups/${group}`);
      }}
    >
      <Container>
        <SpaceBetween size="l">
          <FormField label={t('groups.group')}>
            <Input value={group} readOnly />
          </FormField>
          <IdentifierField
            kind="cluster"
            label={t('groups.replicaId')}
            value={id}
            onChange={setId}
            errorText={errors.of('CacheClusterId')}
          />
          <ZoneField value={zone} onChange={setZone} errorText={errors.of('PreferredAvailabilityZone')} />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
