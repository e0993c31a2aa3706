import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useApi } from '../../api/use-api.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { Ago } from '../../components/ago.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { useText } from '../../i18n/use-text.ts';
import { keyed } from '../events/feed.ts';

/** As far back as events are told. */
const MINUTES = 14 * 24 * 60;
const SHOWN = 10;

/** The last events of the region, the newest on top by itself. */
export function RecentEvents() {
  const t = useText();
  // 20 is the fewest that the API gives.
  const answer = useApi('DescribeEvents', { Duration: MINUTES, MaxRecords: 20 });
  const events = keyed(answer.data?.Events ?? []).slice(0, SHOWN);
  return (
    <Container
      header={
        <Header variant="h2" actions={<PlaceLink to="/events">{t('overview.allEvents')}</PlaceLink>}>
          {t('overview.recentEvents')}
        </Header>
      }
    >
      {answer.error && <Problem error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && events.length === 0 && <Box color="text-body-secondary">{t('overview.noEvents')}</Box>}
      <Rows>
        {events.map(({ key, event }) => {
          const path = resourcePath(event.SourceType, event.SourceIdentifier);
          return (
            <Row
              key={key}
              end={
                <Box color="text-body-secondary">
                  <Ago time={event.Date} />
                </Box>
              }
            >
              {path ? <PlaceLink to={path}>{event.SourceIdentifier}</PlaceLink> : event.SourceIdentifier}{' '}
              {event.Message}
            </Row>
          );
        })}
      </Rows>
    </Container>
  );
}
