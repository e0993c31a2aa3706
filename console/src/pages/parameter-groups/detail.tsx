import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFollow, useGo } from '../../app/go.ts';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePlaces } from '../../app/links.ts';
import { Copyable } from '../../components/copyable.tsx';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { DefaultNote } from './default-note.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { isDefault } from './parameters.ts';
import { ParametersTab } from './parameters-tab.tsx';
import { comparePath, copyPath } from './paths.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { useParameterGroup } from './use-groups.ts';
import { UsersTab } from './users-tab.tsx';

const EventsTab = lazyPart(() => import('../clusters/detail/events/events-tab.tsx'));
const TagsTab = lazyPart(() => import('../clusters/detail/tags/tags-tab.tsx'));

export function Detail({ name }: { name: string }) {
  const t = useText();
  const go = useGo();
  const place = usePlaces();
  const follow = useFollow();
  const { group, parameters, users, error, again } = useParameterGroup(name);
  const [dialog, setDialog] = useState<'delete' | 'reset'>();
  const own = !isDefault(name);
  const act = (id: string) => {
    if (id === 'compare') go(comparePath(`default.${group?.CacheParameterGroupFamily}`, name));
    if (id === 'copy') go(copyPath(name));
    if (id === 'reset' || id === 'delete') setDialog(id);
  };
  const more = [
    {
      id: 'events',
      label: t('nav.events'),
      content: <EventsTab id={name} type="cache-parameter-group" />,
    },
    { id: 'tags', label: t('common.tags'), content: <TagsTab id={name} arn={group?.ARN ?? ''} /> },
  ];
  return (
    <Page
      title={name}
      above={[{ text: t('nav.parameterGroups'), path: '/parameter-groups' }]}
      actions={
        group && (
          <SpaceBetween direction="horizontal" size="xs">
            <ButtonDropdown
              items={[
                { id: 'copy', text: t('parameters.copy') },
                { id: 'compare', text: t('parameters.compareWith') },
                { id: 'reset', text: t('parameters.resetAll'), disabled: !own },
                { id: 'delete', text: t('common.delete'), disabled: !own },
              ]}
              onItemClick={({ detail }) => act(detail.id)}
            >
              {t('common.actions')}
            </ButtonDropdown>
            {own && (
              <Button
                variant="primary"
                href={place(`/parameter-groups/${encodeURIComponent(name)}/edit`).href}
                onFollow={follow}
              >
                {t('parameters.edit')}
              </Button>
            )}
          </SpaceBetween>
        )
      }
    >
      {error && <Problem error={error} onRetry={again} />}
      {!group && !error && <Loading />}
      {group && !own && <DefaultNote name={name} />}
      {group && (
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: t('parameters.family'), value: group.CacheParameterGroupFamily },
              { label: t('common.description'), value: group.Description || '–' },
              { label: 'ARN', value: <Copyable text={group.ARN ?? ''} /> },
            ]}
          />
        </Container>
      )}
      {group && (
        <PageTabs
          label={name}
          tabs={[
            {
              id: 'parameters',
              label: t('parameters.parameters'),
              content: <ParametersTab group={group} parameters={parameters} />,
            },
            {
              id: 'users',
              label: t('parameters.usedByCount', { count: users.length }),
              content: <UsersTab clusters={users} />,
            },
            ...(own ? more : []),
          ]}
        />
      )}
      {dialog === 'delete' && <DeleteDialog name={name} onClose={() => setDialog(undefined)} />}
      {dialog === 'reset' && group && (
        <ResetDialog group={group} parameters={parameters ?? []} all onClose={() => setDialog(undefined)} />
      )}
    </Page>
  );
}
