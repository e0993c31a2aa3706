import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { resourcePath } from '../../app/resource-path.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { Status } from '../../components/status.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { type Attention, attentionOf, type Region, type Waiting } from './attention.ts';

/** What is broken, or waits for somebody or for its window; one line that all is well where nothing is. */
export function AttentionList({ region }: { region: Region }) {
  const t = useText();
  const found = attentionOf(region, new Date());
  return (
    <Container
      header={
        <Header variant="h2" {...(found.length > 0 && { counter: `(${found.length})` })}>
          {t('overview.attention')}
        </Header>
      }
    >
      {found.length === 0 ? (
        <StatusIndicator type="success">{t('overview.allWell')}</StatusIndicator>
      ) : (
        <Rows>
          {found.map((item) => (
            <Row key={`${item.kind} ${item.id} ${item.what}`} end={<Mark item={item} />}>
              <PlaceLink to={resourcePath(item.kind, item.id) ?? '/'}>{item.id}</PlaceLink>{' '}
              <Box variant="span" color="text-body-secondary">
                {t(`overview.kind.${item.kind}`)}
              </Box>
              <What item={item} />
            </Row>
          ))}
        </Rows>
      )}
    </Container>
  );
}

function Mark({ item }: { item: Attention }) {
  const t = useText();
  switch (item.what) {
    case 'status':
      return <Status status={item.status} />;
    case 'unreachable':
      return <StatusIndicator type="error">{t('overview.unreachable')}</StatusIndicator>;
    case 'link-down':
      return <StatusIndicator type="error">{t('overview.linkDown')}</StatusIndicator>;
    case 'reboot':
      return <Status status="pending-reboot" />;
    case 'waiting':
      return <StatusIndicator type="pending">{t('overview.waiting')}</StatusIndicator>;
  }
}

/** More words about it, where the mark alone doesn't say enough. */
function What({ item }: { item: Attention }) {
  const t = useText();
  const { ago } = useFormat();
  if (item.what === 'reboot') return <Box>{t('overview.rebootHelp')}</Box>;
  if (item.what !== 'waiting') return null;
  return (
    <Box>
      {changesOf(item.change, t).join(', ')}
      {': '}
      {t('overview.inWindow', { window: item.window, ago: ago(item.from) })}
    </Box>
  );
}

function changesOf(change: Waiting, t: Text): string[] {
  return [
    change.nodeType && t('overview.change.nodeType', { value: change.nodeType }),
    change.version && t('overview.change.version', { value: change.version }),
    change.promote && t('overview.change.promote'),
    change.demoteTo && t('overview.change.demote', { value: change.demoteTo }),
    change.primary && t('overview.change.primary', { value: change.primary }),
    change.failover && t(`overview.change.failover.${change.failover as 'enabled' | 'disabled'}`),
  ].filter((text) => typeof text === 'string');
}
