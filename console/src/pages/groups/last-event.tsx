import Box from '@cloudscape-design/components/box';
import { useApi } from '../../api/use-api.ts';
import { Ago } from '../../components/ago.tsx';

const DAYS_14 = 14 * 24 * 60;

/** What happened to the group last, in the API's words: also why something that was asked for came to nothing. */
export function LastEvent({ id }: { id: string }) {
  const { data } = useApi('DescribeEvents', {
    SourceType: 'replication-group',
    SourceIdentifier: id,
    Duration: DAYS_14,
    MaxRecords: 20,
  });
  const last = data?.Events?.[0];
  if (!last) return null;
  return (
    <Box color="text-body-secondary">
      {last.Message} (<Ago time={last.Date} />)
    </Box>
  );
}
