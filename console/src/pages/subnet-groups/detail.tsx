import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFollow } from '../../app/go.ts';
import { usePlaces } from '../../app/links.ts';
import { Copyable } from '../../components/copyable.tsx';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ClusterRows } from './cluster-rows.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DEFAULT } from './subnets.ts';
import { useSubnetGroup } from './use-subnet-group.ts';

export function Detail({ name }: { name: string }) {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  const { group, users, error, again } = useSubnetGroup(name);
  const [deleting, setDeleting] = useState(false);
  const subnets = group?.Subnets ?? [];
  return (
    <Page
      title={name}
      above={[{ text: t('nav.subnetGroups'), path: '/subnet-groups' }]}
      actions={
        group &&
        name !== DEFAULT && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDeleting(true)}>{t('common.delete')}</Button>
            <Button
              variant="primary"
              href={place(`/subnet-groups/${encodeURIComponent(name)}/modify`).href}
              onFollow={follow}
            >
              {t('common.modify')}
            </Button>
          </SpaceBetween>
        )
      }
    >
      {error && <Problem error={error} onRetry={again} />}
      {!group && !error && <Loading />}
      {group && name === DEFAULT && <Alert type="info">{t('subnets.defaultNote')}</Alert>}
      {group && (
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: t('common.description'), value: group.CacheSubnetGroupDescription || '–' },
              { label: 'VPC', value: group.VpcId },
              { label: 'ARN', value: <Copyable text={group.ARN ?? ''} /> },
            ]}
          />
        </Container>
      )}
      {group && (
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
      )}
      {group && (
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
      )}
      {deleting && <DeleteDialog name={name} onClose={() => setDeleting(false)} />}
    </Page>
  );
}
