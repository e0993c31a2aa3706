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
import { DEFAULT, idsOf, type SubnetGroup, usersOf } from './subnets.ts';

export function List() {
  const t = useText();
  const go = useGo();
  const place = usePlaces();
  const follow = useFollow();
  const groups = useAll('DescribeCacheSubnetGroups', {}, 'CacheSubnetGroups');
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const [selected, setSelected] = useState<readonly SubnetGroup[]>([]);
  const [deleting, setDeleting] = useState<string>();
  const one = selected.length === 1 ? nameOf(selected[0]) : undefined;
  const own = one !== undefined && one !== DEFAULT;
  const users = (group: SubnetGroup) => usersOf(nameOf(group), clusters.data ?? []).length;
  const columns: Column<SubnetGroup>[] = [
    {
      id: 'name',
      header: t('common.name'),
      cell: (group) => (
        <PlaceLink to={resourcePath('cache-subnet-group', nameOf(group)) ?? ''}>{nameOf(group)}</PlaceLink>
      ),
      sortBy: nameOf,
      width: 240,
      isRowHeader: true,
    },
    {
      id: 'subnets',
      header: t('subnets.subnets'),
      cell: (group) => t('subnets.count', { count: idsOf(group).length }),
      sortBy: (group) => idsOf(group).length,
      width: 130,
    },
    {
      id: 'users',
      header: t('subnets.usedBy'),
      cell: (group) => (users(group) > 0 ? t('subnets.clusters', { count: users(group) }) : '–'),
      sortBy: users,
      width: 140,
    },
    { id: 'vpc', header: 'VPC', cell: (group) => group.VpcId, sortBy: (group) => group.VpcId, width: 150 },
    {
      id: 'description',
      header: t('common.description'),
      cell: (group) => group.CacheSubnetGroupDescription,
      width: 280,
    },
  ];
  return (
    <Page title={t('nav.subnetGroups')} description={t('subnets.description')}>
      <ResourceTable
        name="subnet-groups"
        title={t('nav.subnetGroups')}
        columns={columns}
        items={groups.data}
        idOf={nameOf}
        textOf={(group) =>
          [nameOf(group), group.CacheSubnetGroupDescription, group.VpcId, ...idsOf(group)].join(' ')
        }
        loading={groups.isLoading}
        error={groups.error && <Problem error={groups.error} onRetry={() => void groups.refetch()} />}
        empty={<Box textAlign="center">{t('common.none')}</Box>}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={[
          <ButtonDropdown
            key="actions"
            items={[
              { id: 'modify', text: t('common.modify'), disabled: !own },
              { id: 'delete', text: t('common.delete'), disabled: !own },
            ]}
            onItemClick={({ detail }) => {
              if (detail.id === 'delete') setDeleting(one);
              else go(`${resourcePath('cache-subnet-group', one)}/modify`);
            }}
          >
            {t('common.actions')}
          </ButtonDropdown>,
          <Button
            key="create"
            variant="primary"
            href={place('/subnet-groups/-/create').href}
            onFollow={follow}
          >
            {t('subnets.create')}
          </Button>,
        ]}
      />
      {deleting !== undefined && <DeleteDialog name={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}

function nameOf(group: SubnetGroup | undefined): string {
  return group?.CacheSubnetGroupName ?? '';
}
