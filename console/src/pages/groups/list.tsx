import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useGo } from '../../app/go.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { GroupActions } from './group-actions.tsx';
import type { GroupView } from './group-view.ts';
import { useGroupColumns } from './list-columns.tsx';
import { useGroups } from './use-group.ts';

export function GroupList() {
  const t = useText();
  const go = useGo();
  const { views, error, retry } = useGroups({ withLag: true });
  const columns = useGroupColumns();
  const [chosen, setChosen] = useState<string>();
  const selected = views?.find(({ id }) => id === chosen);
  return (
    <Page title={t('nav.groups')} description={t('groups.listHelp')}>
      <ResourceTable<GroupView>
        name="groups"
        title={t('nav.groups')}
        columns={columns}
        items={views}
        idOf={({ id }) => id}
        textOf={({ id, group, members }) =>
          [id, group.Description, group.Status, ...members.map((member) => member.id)].join(' ')
        }
        loading={views === undefined && !error}
        error={error && <Problem error={error} onRetry={retry} />}
        selection="single"
        selected={selected ? [selected] : []}
        onSelect={([first]) => setChosen(first?.id)}
        actions={
          <>
            <GroupActions view={selected} />
            <Button variant="primary" onClick={() => go('/groups/-/create')}>
              {t('groups.create')}
            </Button>
          </>
        }
        empty={<NoGroups />}
      />
    </Page>
  );
}

function NoGroups() {
  const t = useText();
  const go = useGo();
  return (
    <Box textAlign="center" padding="l">
      <Box variant="strong">{t('groups.none')}</Box>
      <Box variant="p" color="text-body-secondary">
        {t('groups.noneHelp')}
      </Box>
      <Button onClick={() => go('/groups/-/create')}>{t('groups.create')}</Button>
    </Box>
  );
}
