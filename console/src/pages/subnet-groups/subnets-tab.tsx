import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CacheCluster } from '../../api/json.ts';
import { Row, Rows } from '../../components/rows.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ClusterRows } from './cluster-rows.tsx';
import type { SubnetGroup } from './subnets.ts';

interface SubnetsTabProps {
  group: SubnetGroup;
  users: readonly CacheCluster[];
}

/** The subnets of a group, each with its zone, and who is in them. */
export function SubnetsTab({ group, users }: SubnetsTabProps) {
  const t = useText();
  const subnets = group.Subnets ?? [];
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" counter={`(${subnets.length})`} description={t('subnets.derived')}>
            {t('subnets.subnets')}
          </Header>
        }
      >
        <Rows>
          {subnets.map(({ SubnetIdentifier: id, SubnetAvailabilityZone: zone }) => (
            <Row key={id} end={zone?.Name}>
              {id}
            </Row>
          ))}
        </Rows>
      </Container>
      <Container
        header={
          <Header variant="h2" counter={`(${users.length})`}>
            {t('subnets.usedBy')}
          </Header>
        }
      >
        {users.length > 0 ? (
          <ClusterRows clusters={users} />
        ) : (
          <Box color="text-body-secondary">{t('subnets.notUsed')}</Box>
        )}
      </Container>
    </SpaceBetween>
  );
}
