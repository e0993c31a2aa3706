import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { resourcePath } from '../../app/resource-path.ts';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { DescriptionField } from '../../fields/description-field.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { type Tag, TagsField } from '../../fields/tags-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FamilyField, useUsualFamily } from './family-field.tsx';
import { asResource, defaultsOf, ownValues, requestsToSet } from './parameters.ts';
import { useParameterGroup } from './use-groups.ts';

const FIELDS = ['CacheParameterGroupName', 'CacheParameterGroupFamily', 'Description', 'Tags'];

/** A group with its family's defaults; or with the values of another, `?from=`. */
export function Create() {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const [search] = useSearchParams();
  const from = search.get('from') ?? '';
  const source = useParameterGroup(from);
  const usual = useUsualFamily();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [description, setDescription] = useState<string>();
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const create = useCall('CreateCacheParameterGroup');
  const modify = useCall('ModifyCacheParameterGroup');
  const errors = useFormErrors(create.error, FIELDS);

  const family = source.group?.CacheParameterGroupFamily ?? chosen ?? usual;
  const values =
    source.group && source.parameters ? ownValues(source.parameters, defaultsOf(source.group)) : {};
  const count = Object.keys(values).length;
  const input = {
    CacheParameterGroupName: name,
    CacheParameterGroupFamily: family,
    Description:
      description ??
      (from ? t('parameters.copyOf', { name: from }) : t('parameters.parametersFor', { family })),
    ...(tags.length > 0 && { Tags: [...tags] }),
  };
  const requests = requestsToSet(name, values);
  const ready = name !== '' && family !== '' && (from === '' || source.parameters !== undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    try {
      await create.mutateAsync(input);
    } catch {
      return;
    }
    const made = name.toLowerCase();
    try {
      for (const { input: part } of requestsToSet(made, values)) await modify.mutateAsync(part);
      notify({ type: 'success', content: t('parameters.created', { name: made }) });
    } catch (error) {
      // The group is there: what is missing of it is to be done on its own page.
      notify({
        type: 'error',
        header: t('parameters.halfCopied', { name: made }),
        content: (error as Error).message,
      });
    }
    go(resourcePath('cache-parameter-group', made) ?? '');
  };

  return (
    <Page
      title={t(from ? 'parameters.copyTitle' : 'parameters.create', { name: from })}
      above={[{ text: t('nav.parameterGroups'), path: '/parameter-groups' }]}
    >
      {from !== '' && source.error && <Problem error={source.error} onRetry={source.again} />}
      <form onSubmit={(event) => void submit(event)}>
        <Form
          errorText={undefined}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => go('/parameter-groups')}>
                {t('common.cancel')}
              </Button>
              <Button
                variant="primary"
                formAction="submit"
                disabled={!ready}
                loading={create.isPending || modify.isPending}
              >
                {t('common.create')}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {errors.rest}
            <Container>
              <SpaceBetween size="l">
                <IdentifierField
                  kind="parameterGroup"
                  label={t('common.name')}
                  value={name}
                  onChange={setName}
                  errorText={errors.of('CacheParameterGroupName')}
                />
                <FamilyField
                  value={family}
                  onChange={setChosen}
                  fixed={from !== ''}
                  errorText={errors.of('CacheParameterGroupFamily')}
                  description={from ? t('parameters.copied', { name: from, count }) : undefined}
                />
                <DescriptionField
                  value={input.Description}
                  onChange={setDescription}
                  errorText={errors.of('Description')}
                />
                <TagsField value={tags} onChange={setTags} />
              </SpaceBetween>
            </Container>
            <CommandPanel
              requests={[{ operation: 'CreateCacheParameterGroup', input }, ...requests]}
              resources={[asResource({ ...input }, values, tags)]}
            />
          </SpaceBetween>
        </Form>
      </form>
    </Page>
  );
}
