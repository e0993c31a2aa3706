import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { resourcePath } from '../../app/resource-path.ts';
import { Page } from '../../components/page.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { DescriptionField } from '../../fields/description-field.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { type Tag, TagsField } from '../../fields/tags-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { SubnetGroupForm } from './subnet-group-form.tsx';
import { DEFAULT, idsOf, isSubnetId, storedName } from './subnets.ts';
import { SubnetsField } from './subnets-field.tsx';
import { useSubnetGroup } from './use-subnet-group.ts';

const FIELDS = ['CacheSubnetGroupName', 'CacheSubnetGroupDescription', 'SubnetIds'];

/** A new group; to begin with it has the subnets of the default one. */
export function Create() {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const standard = idsOf(useSubnetGroup(DEFAULT).group);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>();
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const create = useCall('CreateCacheSubnetGroup');
  const errors = useFormErrors(create.error, FIELDS);
  const ids = chosen ?? standard;
  const given = ids.filter((id) => id !== '');
  const input = {
    CacheSubnetGroupName: name,
    CacheSubnetGroupDescription: description,
    SubnetIds: given,
    ...(tags.length > 0 && { Tags: [...tags] }),
  };
  const submit = () =>
    create.mutate(input, {
      onSuccess: () => {
        const made = storedName(name);
        notify({ type: 'success', content: t('subnets.created', { name: made }) });
        go(resourcePath('cache-subnet-group', made) ?? '');
      },
    });
  return (
    <Page title={t('subnets.create')} above={[{ text: t('nav.subnetGroups'), path: '/subnet-groups' }]}>
      <SubnetGroupForm
        problem={errors.rest}
        doIt={t('common.create')}
        ready={name !== '' && given.length > 0 && given.every(isSubnetId)}
        busy={create.isPending}
        back="/subnet-groups"
        request={{ operation: 'CreateCacheSubnetGroup', input }}
        onSubmit={submit}
      >
        <IdentifierField
          kind="subnetGroup"
          label={t('common.name')}
          value={name}
          onChange={setName}
          errorText={errors.of('CacheSubnetGroupName')}
        />
        <DescriptionField
          value={description}
          onChange={setDescription}
          errorText={errors.of('CacheSubnetGroupDescription')}
        />
        <SubnetsField value={ids} onChange={setChosen} errorText={errors.of('SubnetIds')} />
        <TagsField value={tags} onChange={setTags} />
      </SubnetGroupForm>
    </Page>
  );
}
