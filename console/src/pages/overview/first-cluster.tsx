import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFollow } from '../../app/go.ts';
import { usePlaces } from '../../app/links.ts';
import { useRegion } from '../../app/region.tsx';
import { awsCommand } from '../../commands/aws-cli.ts';
import { Code } from '../../components/code.tsx';
import { useText } from '../../i18n/use-text.ts';

/** For who has nothing yet: the way to the first cluster, by one button or by one command. */
export function FirstCluster() {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  const region = useRegion();
  const command = awsCommand(
    {
      operation: 'CreateCacheCluster',
      input: {
        CacheClusterId: 'exampleredis',
        Engine: 'redis',
        CacheNodeType: 'cache.m1.small',
        NumCacheNodes: 1,
      },
    },
    region,
  );
  return (
    <Container header={<Header variant="h2">{t('overview.first')}</Header>}>
      <SpaceBetween size="l">
        <Box variant="p">{t('overview.firstHelp')}</Box>
        <Button variant="primary" href={place('/clusters/-/create').href} onFollow={follow}>
          {t('overview.createCluster')}
        </Button>
        <Box variant="p">{t('overview.firstCommand')}</Box>
        <Code text={command} />
      </SpaceBetween>
    </Container>
  );
}
