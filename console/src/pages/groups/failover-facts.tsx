import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Failover } from '../../api/json.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFailoverText } from './use-failover-text.ts';

export function FailoverFacts({ report }: { report: Failover }) {
  const t = useText();
  const { time, duration } = useFormat();
  const { causeOf, lostOf } = useFailoverText();
  const link = (id: string | undefined) => id && <PlaceLink to={`/clusters/${id}`}>{id}</PlaceLink>;
  const items = [
    { label: t('groups.causeHeader'), value: causeOf(report) },
    { label: t('groups.from'), value: link(report.FromCacheClusterId) },
    { label: t('groups.to'), value: link(report.ToCacheClusterId) },
    { label: t('groups.began'), value: time(report.StartTime) },
    { label: t('groups.outageHeader'), value: duration(report.WriteOutage) },
    { label: t('groups.lostWrites'), value: lostOf(report) },
  ];
  return (
    <Container header={<Header variant="h2">{t('groups.whatHappened')}</Header>}>
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}
