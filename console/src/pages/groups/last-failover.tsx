import Box from '@cloudscape-design/components/box';
import { useApi } from '../../api/use-api.ts';
import { Ago } from '../../components/ago.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Status } from '../../components/status.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFailoverText } from './use-failover-text.ts';

/** The last change of primary, in a line below the picture. */
export function LastFailover({ id }: { id: string }) {
  const t = useText();
  const { duration } = useFormat();
  const { kindOf, movesOf } = useFailoverText();
  const answer = useApi('DescribeFailovers', { ReplicationGroupId: id, MaxRecords: 20 });
  const last = answer.data?.Failovers?.[0];
  if (!last) {
    return (
      <Box variant="small" color="text-body-secondary">
        {t('groups.noFailovers')}
      </Box>
    );
  }
  return (
    <>
      <PlaceLink
        to={`/groups/${id}/failovers/${last.Epoch}`}
      >{`${kindOf(last)}: ${movesOf(last)}`}</PlaceLink>{' '}
      <Status status={last.Status} />{' '}
      <Box variant="small" color="text-body-secondary">
        <Ago time={last.StartTime} />
        {last.WriteOutage !== undefined && `, ${t('groups.outage', { time: duration(last.WriteOutage) })}`}
      </Box>
    </>
  );
}
