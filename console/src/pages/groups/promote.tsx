import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FormPage } from './form-page.tsx';
import { primaryOf, replicasOf } from './group-view.ts';
import { useGroups } from './use-group.ts';
import { WhenField } from './when-field.tsx';
import { whyNot } from './why-not.ts';

/** R7: a replica becomes a cluster of its own, with all that its primary had. `?cluster=`, or `?group=` to choose of. */
export function Promote() {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const [params] = useSearchParams();
  const promote = useCall('PromoteReadReplica');
  const { views } = useGroups({ withLag: true });
  const [id, setId] = useState(params.get('cluster') ?? '');
  const [now, setNow] = useState(true);
  const errors = useFormErrors(promote.error, ['CacheClusterId']);
  const view = views?.find((one) => one.members.some((member) => member.id === id));
  const group = view?.id ?? params.get('group');
  const options = (views ?? [])
    .filter((one) => params.get('group') === null || one.id === params.get('group'))
    .flatMap((one) =>
      replicasOf(one).map((member) => ({
        value: member.id,
        label: member.id,
        description: t('groups.replicaOf', { primary: primaryOf(one)?.id ?? '', group: one.id }),
      })),
    );
  const member = view?.members.find((one) => one.id === id);
  const why =
    view && (member?.role === 'primary' ? { id: 'groups.why.isPrimary' as const } : whyNot('promote', view));
  const input = { CacheClusterId: id, ApplyImmediately: now };
  const back = group ? `/groups/${group}` : '/groups';
  return (
    <FormPage
      title={t('groups.promoteTitle')}
      description={t('groups.promoteHelp')}
      above={[
        { text: t('nav.groups'), path: '/groups' },
        ...(group ? [{ text: group, path: `/groups/${group}` }] : []),
      ]}
      doIt={t('groups.promoteDo')}
      back={back}
      disabled={id === ''}
      busy={promote.isPending}
      error={errors.rest}
      requests={[{ operation: 'PromoteReadReplica', input }]}
      onSubmit={async () => {
        await promote.mutateAsync(input);
        notify({ type: 'info', content: t(now ? 'groups.promoteBegun' : 'groups.promoteWaits', { id }) });
        go(back);
      }}
    >
      {why && <Alert type="warning">{t(why.id)}</Alert>}
      <Container>
        <SpaceBetween size="l">
          <FormField label={t('groups.replicaToPromote')} errorText={errors.of('CacheClusterId')}>
            <Select
              selectedOption={
                options.find(({ value }) => value === id) ?? (id ? { value: id, label: id } : null)
              }
              options={options}
              empty={t('groups.noReplicas')}
              statusType={views ? 'finished' : 'loading'}
              onChange={({ detail }) => setId(detail.selectedOption.value ?? '')}
            />
          </FormField>
          <WhenField
            immediately={now}
            window={member?.cluster?.PreferredMaintenanceWindow}
            onChange={setNow}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
