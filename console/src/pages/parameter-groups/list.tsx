import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useAll } from '../../api/use-api.ts';
import { useFollow, useGo } from '../../app/go.ts';
import { usePlaces } from '../../app/links.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { Page } from '../../components/page.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { type Column, ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { isDefault, type ParameterGroup, usersOf } from './parameters.ts';
import { comparePath, copyPath } from './paths.ts';

export function List() {
  const t = useText();
  const go = useGo();
  const place = usePlaces();
  const follow = useFollow();
  const groups = useAll('DescribeCacheParameterGroups', {}, 'CacheParameterGroups');
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const [selected, setSelected] = useState<readonly ParameterGroup[]>([]);
  const [deleting, setDeleting] = useState<string>();
  const names = selected.map(nameOf);
  const one = names.length === 1 ? names[0] : undefined;
  const own = one !== undefined && !isDefault(one);
  const users = (group: ParameterGroup) => usersOf(nameOf(group), clusters.data ?? []).length;

  const act = (id: string) => {
    if (id === 'compare') go(comparePath(names[0] ?? '', names[1] ?? ''));
    if (one === undefined) return;
    if (id === 'edit') go(`${resourcePath('cache-parameter-group', one)}/edit`);
    if (id === 'copy') go(copyPath(one));
    if (id === 'delete') setDeleting(one);
  };
  const columns: Column<ParameterGroup>[] = [
    {
      id: 'name',
      header: t('common.name'),
      cell: (group) => (
        <PlaceLink to={resourcePath('cache-parameter-group', nameOf(group)) ?? ''}>{nameOf(group)}</PlaceLink>
      ),
      sortBy: nameOf,
      width: 300,
      isRowHeader: true,
    },
    {
      id: 'family',
      header: t('parameters.family'),
      cell: (group) => group.CacheParameterGroupFamily,
      sortBy: (group) => group.CacheParameterGroupFamily,
      width: 130,
    },
    {
      id: 'users',
      header: t('parameters.usedBy'),
      cell: (group) => (users(group) > 0 ? t('parameters.clusters', { count: users(group) }) : '–'),
      sortBy: users,
      width: 140,
    },
    {
      id: 'description',
      header: t('common.description'),
      cell: (group) => group.Description,
      sortBy: (group) => group.Description,
      width: 380,
    },
  ];
  return (
    <Page title={t('nav.parameterGroups')} description={t('parameters.description')}>
      <ResourceTable
        name="parameter-groups"
        title={t('nav.parameterGroups')}
        columns={columns}
        items={groups.data?.toSorted(ownFirst)}
        idOf={nameOf}
        textOf={(group) => `${nameOf(group)} ${group.CacheParameterGroupFamily} ${group.Description}`}
        loading={groups.isLoading}
        error={groups.error && <Problem error={groups.error} onRetry={() => void groups.refetch()} />}
        empty={<Box textAlign="center">{t('common.none')}</Box>}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={[
          <ButtonDropdown
            key="actions"
            items={[
              { id: 'edit', text: t('parameters.edit'), disabled: !own },
              { id: 'copy', text: t('parameters.copy'), disabled: one === undefined },
              { id: 'compare', text: t('parameters.compare'), disabled: names.length !== 2 },
              { id: 'delete', text: t('common.delete'), disabled: !own },
            ]}
            onItemClick={({ detail }) => act(detail.id)}
          >
            {t('common.actions')}
          </ButtonDropdown>,
          <Button
            key="create"
            variant="primary"
            href={place('/parameter-groups/-/create').href}
            onFollow={follow}
          >
            {t('parameters.create')}
          </Button>,
        ]}
      />
      {deleting !== undefined && <DeleteDialog name={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}

function nameOf(group: ParameterGroup): string {
  return group.CacheParameterGroupName ?? '';
}

/** One's own before those that are there from the start. */
function ownFirst(a: ParameterGroup, b: ParameterGroup): number {
  return Number(isDefault(nameOf(a))) - Number(isDefault(nameOf(b)));
}
