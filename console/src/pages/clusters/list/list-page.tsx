import { useDeferredValue, useMemo } from 'react';
import { Page } from '../../../components/page.tsx';
import { Problem } from '../../../components/problem.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { rowsOf } from '../rows.ts';
import { useClusters, useFigures, useRoles } from '../use-clusters.ts';
import { ClusterTable } from './cluster-table.tsx';

/** All cache clusters of the region. */
export function ListPage() {
  const t = useText();
  const { data, isLoading, error, refetch } = useClusters();
  const roles = useRoles(data);
  // What changes every other second must not hold up whoever types or clicks.
  const figures = useDeferredValue(useFigures(data?.length ?? 0));
  const rows = useMemo(() => data && rowsOf(data, roles, figures), [data, roles, figures]);
  const problem = useMemo(
    () => error && !data && <Problem error={error} onRetry={() => void refetch()} />,
    [error, data, refetch],
  );
  return (
    <Page title={t('nav.clusters')} description={t('clusters.about')} wide>
      <ClusterTable rows={rows} loading={isLoading} error={problem} />
    </Page>
  );
}
