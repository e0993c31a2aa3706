import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFollow } from '../../app/go.ts';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePlaces } from '../../app/links.ts';
import { Copyable } from '../../components/copyable.tsx';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { DEFAULT } from './subnets.ts';
import { SubnetsTab } from './subnets-tab.tsx';
import { useSubnetGroup } from './use-subnet-group.ts';

const EventsTab = lazyPart(() => import('../clusters/detail/events/events-tab.tsx'));
const TagsTab = lazyPart(() => import('../clusters/detail/tags/tags-tab.tsx'));

export function Detail({ name }: { name: string }) {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  const { group, users, error, again } = useSubnetGroup(name);
  const [deleting, setDeleting] = useState(false);
  const more = [
    { id: 'events', label: t('nav.events'), content: <EventsTab id={name} type="cache-subnet-group" /> },
    { id: 'tags', label: t('common.tags'), content: <TagsTab id={name} arn={group?.ARN ?? ''} /> },
  ];
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
      {group && name === DEFAULT && <SubnetsTab group={group} users={users} />}
      {group && name !== DEFAULT && (
        <PageTabs
          label={name}
          tabs={[
            {
              id: 'subnets',
              label: t('subnets.subnets'),
              content: <SubnetsTab group={group} users={users} />,
            },
            ...more,
          ]}
        />
      )}
      {deleting && <DeleteDialog name={name} onClose={() => setDeleting(false)} />}
    </Page>
  );
}
