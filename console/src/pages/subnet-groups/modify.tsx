import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { resourcePath } from '../../app/resource-path.ts';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { DescriptionField } from '../../fields/description-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { SubnetGroupForm } from './subnet-group-form.tsx';
import { idsOf, isSubnetId } from './subnets.ts';
import { SubnetsField } from './subnets-field.tsx';
import { useSubnetGroup } from './use-subnet-group.ts';

const FIELDS = ['CacheSubnetGroupDescription', 'SubnetIds'];

/** Another description, other subnets; what stays as it is isn't sent. */
export function Modify({ name }: { name: string }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const { group, error, again } = useSubnetGroup(name);
  const [description, setDescription] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>();
  const modify = useCall('ModifyCacheSubnetGroup');
  const errors = useFormErrors(modify.error, FIELDS);
  const path = resourcePath('cache-subnet-group', name) ?? '';
  const before = { description: group?.CacheSubnetGroupDescription ?? '', ids: idsOf(group) };
  const ids = chosen ?? before.ids;
  const given = ids.filter((id) => id !== '');
  const changed = {
    description: description !== undefined && description !== before.description,
    ids: given.join() !== before.ids.join(),
  };
  const input = {
    CacheSubnetGroupName: name,
    ...(changed.description && { CacheSubnetGroupDescription: description }),
    ...(changed.ids && { SubnetIds: given }),
  };
  const whole = {
    CacheSubnetGroupName: name,
    CacheSubnetGroupDescription: description ?? before.description,
    SubnetIds: given,
  };
  const submit = () =>
    modify.mutate(input, {
      onSuccess: () => {
        notify({ type: 'success', content: t('subnets.modified', { name }) });
        go(path);
      },
    });
  return (
    <Page
      title={t('subnets.modify', { name })}
      above={[
        { text: t('nav.subnetGroups'), path: '/subnet-groups' },
        { text: name, path },
      ]}
    >
      {error && <Problem error={error} onRetry={again} />}
      {!group && !error && <Loading />}
      {group && (
        <SubnetGroupForm
          problem={errors.rest}
          doIt={t('common.save')}
          ready={(changed.description || changed.ids) && given.length > 0 && given.every(isSubnetId)}
          busy={modify.isPending}
          back={path}
          request={{ operation: 'ModifyCacheSubnetGroup', input }}
          resource={{ operation: 'ModifyCacheSubnetGroup', input: whole }}
          onSubmit={submit}
        >
          <DescriptionField
            value={whole.CacheSubnetGroupDescription}
            onChange={setDescription}
            errorText={errors.of('CacheSubnetGroupDescription')}
          />
          <SubnetsField value={ids} onChange={setChosen} errorText={errors.of('SubnetIds')} />
        </SubnetGroupForm>
      )}
    </Page>
  );
}
