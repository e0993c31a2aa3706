import Alert from '@cloudscape-design/components/alert';
import { useApi } from '../../../api/use-api.ts';
import { useText } from '../../../i18n/use-text.ts';

const FORTNIGHT_MINUTES = 20_160;

/** Why a cluster isn't well, in the words of its last event. */
export function WhatHappened({ id }: { id: string }) {
  const t = useText();
  const { data } = useApi('DescribeEvents', {
    SourceIdentifier: id,
    SourceType: 'cache-cluster',
    Duration: FORTNIGHT_MINUTES,
    MaxRecords: 20,
  });
  const last = data?.Events?.[0]?.Message;
  return (
    <Alert type="error" header={t('clusters.notWell')}>
      {last}
    </Alert>
  );
}
