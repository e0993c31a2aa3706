import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useEngineVersions } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';
import { createInput, FIELDS, type GroupForm, newForm } from './create-form.ts';
import { CreateMembers } from './create-members.tsx';
import { CreateNames } from './create-names.tsx';
import { CreateSettings } from './create-settings.tsx';
import { FormPage } from './form-page.tsx';
import { PrimaryField } from './primary-field.tsx';

/** R1: a group around a cluster that is there needs a name only; one from nothing, what its members are to be. */
export function CreateGroup() {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const [params] = useSearchParams();
  const create = useCall('CreateReplicationGroup');
  const [form, setForm] = useState<GroupForm>(() => newForm(params.get('primary') ?? undefined));
  const { versions, loading } = useEngineVersions();
  // The newest of the usual engine, until another is chosen.
  const engine = form.engine ?? versions.find((one) => one.engine === 'redis') ?? versions[0];
  const change = (part: Partial<GroupForm>) => setForm((before) => ({ ...before, ...part }));
  const input = createInput({ ...form, engine });
  const errors = useFormErrors(create.error, FIELDS[form.from]);
  const props = { form, change, errors };
  return (
    <FormPage
      title={t('groups.create')}
      above={[{ text: t('nav.groups'), path: '/groups' }]}
      doIt={t('common.create')}
      back="/groups"
      disabled={form.id === '' || (form.from === 'primary' ? form.primary === '' : engine === undefined)}
      busy={create.isPending}
      error={errors.rest}
      requests={[{ operation: 'CreateReplicationGroup', input }]}
      onSubmit={async () => {
        await create.mutateAsync(input);
        const id = form.id.toLowerCase();
        notify({ type: 'info', content: t('groups.createBegun', { id }) });
        go(`/groups/${id}`);
      }}
    >
      <Container header={<Header variant="h2">{t('groups.createFrom')}</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel={t('groups.createFrom')}
            value={form.from}
            items={[
              { value: 'primary', label: t('groups.fromPrimary'), description: t('groups.fromPrimaryHelp') },
              { value: 'nothing', label: t('groups.fromNothing'), description: t('groups.fromNothingHelp') },
            ]}
            onChange={({ detail }) => change({ from: detail.value as GroupForm['from'] })}
          />
          {form.from === 'primary' && <PrimaryField {...props} />}
          <CreateNames {...props} />
        </SpaceBetween>
      </Container>
      {form.from === 'nothing' && (
        <SpaceBetween size="l">
          <CreateMembers {...props} engine={engine} versions={versions} loading={loading} />
          <CreateSettings {...props} family={engine?.family} />
        </SpaceBetween>
      )}
    </FormPage>
  );
}
