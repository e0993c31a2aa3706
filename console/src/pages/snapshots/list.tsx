import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { Snapshot } from '../../api/json.ts';
import { useAll } from '../../api/use-api.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { CreateSnapshot } from './create-snapshot.tsx';
import { newestFirst } from './facts.ts';
import { SnapshotActions } from './snapshot-actions.tsx';
import { useColumns } from './use-columns.tsx';
import { useProgress } from './use-progress.ts';
import { useSearchText } from './use-search-text.ts';

/** All snapshots of the region. */
export function SnapshotList() {
  const t = useText();
  const { data, isLoading, error, refetch } = useAll('DescribeSnapshots', {}, 'Snapshots');
  const columns = useColumns(useProgress(data ?? []));
  const textOf = useSearchText();
  const snapshots = useMemo(() => data && newestFirst(data), [data]);
  const [chosen, setChosen] = useState<readonly Snapshot[]>([]);
  const [creating, setCreating] = useState(false);
  const current = (snapshots ?? []).filter((one) => chosen.some(({ ARN }) => ARN === one.ARN));
  return (
    <Page title={t('nav.snapshots')} description={t('snapshots.what')}>
      <ResourceTable
        name="snapshots"
        variant="container"
        title={t('nav.snapshots')}
        columns={columns}
        items={snapshots}
        idOf={({ SnapshotName = '' }) => SnapshotName}
        textOf={textOf}
        loading={isLoading}
        error={error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        empty={<Empty onCreate={() => setCreating(true)} />}
        selection="multi"
        selected={chosen}
        onSelect={setChosen}
        actions={
          <SnapshotActions snapshots={current}>
            <Button variant="primary" onClick={() => setCreating(true)}>
              {t('snapshots.create')}
            </Button>
          </SnapshotActions>
        }
      />
      {creating && <CreateSnapshot onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Empty({ onCreate }: { onCreate: () => void }) {
  const t = useText();
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="m">
        <div>
          <Box variant="strong">{t('snapshots.none')}</Box>
          <Box variant="p" color="text-body-secondary">
            {t('snapshots.noneHelp')}
          </Box>
        </div>
        <Button onClick={onCreate}>{t('snapshots.create')}</Button>
      </SpaceBetween>
    </Box>
  );
}
