import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useApi } from '../../api/use-api.ts';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Status } from '../../components/status.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FailoverFacts } from './failover-facts.tsx';
import { LostWrites } from './lost-writes.tsx';
import { Timeline } from './timeline.tsx';
import { useFailoverText } from './use-failover-text.ts';

/** One change of primary: what happened, how long it took phase by phase, and what it cost. Kept when the group goes. */
export function FailoverReport({ id, epoch }: { id: string; epoch: string }) {
  const t = useText();
  const { kindOf } = useFailoverText();
  const number = Number(epoch);
  const known = Number.isInteger(number);
  const { data, error, refetch } = useApi(
    'DescribeFailovers',
    { ReplicationGroupId: id, Epoch: number },
    { skip: !known },
  );
  const report = data?.Failovers?.[0];
  const missing = !known || (data && !report);
  return (
    <Page
      title={report ? t('groups.reportTitle', { kind: kindOf(report), epoch: number }) : t('groups.report')}
      info={report && <Status status={report.Status} />}
      above={[
        { text: t('nav.groups'), path: '/groups' },
        { text: id, path: `/groups/${id}?tab=failovers` },
      ]}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && known && <Loading />}
      {missing && <Alert type="info">{t('groups.noReport', { id, epoch })}</Alert>}
      {report && (
        <SpaceBetween size="l">
          <FailoverFacts report={report} />
          <Timeline phases={report.Phases ?? []} />
          <LostWrites report={report} />
        </SpaceBetween>
      )}
    </Page>
  );
}
