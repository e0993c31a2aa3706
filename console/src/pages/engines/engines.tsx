import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAll } from '../../api/use-api.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { Code } from '../../components/code.tsx';
import { Page } from '../../components/page.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { ResourceTable } from '../../components/resource-table.tsx';
import { engineName } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type EngineVersion, isAlias, notThere, programVersion, runsOn } from './catalogue.ts';

/** How often it is looked whether an engine was installed: nothing tells of that. */
const LOOK_MS = 5_000;

/** The engines that are there, who runs on them, and how to get others. */
export default function Engines() {
  const t = useText();
  const versions = useAll('DescribeCacheEngineVersions', {}, 'CacheEngineVersions', { every: LOOK_MS });
  const usual = useAll('DescribeCacheEngineVersions', { DefaultOnly: true }, 'CacheEngineVersions', {
    every: LOOK_MS,
  });
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const isUsual = (one: EngineVersion) => usual.data?.some((other) => idOf(other) === idOf(one)) ?? false;
  const usersOf = (one: EngineVersion) => (clusters.data ?? []).filter((cluster) => runsOn(one, cluster));
  const missing = versions.data ? notThere(versions.data) : [];
  return (
    <Page title={t('nav.engines')} description={t('engines.description')}>
      <ResourceTable<EngineVersion>
        name="engines"
        title={t('nav.engines')}
        columns={[
          {
            id: 'version',
            header: t('engines.version'),
            cell: (one) => (
              <SpaceBetween direction="horizontal" size="xs">
                {`${engineName(one.Engine)} ${one.EngineVersion}`}
                {isUsual(one) && <Badge color="green">{t('engines.usual')}</Badge>}
              </SpaceBetween>
            ),
            sortBy: idOf,
            width: 200,
            isRowHeader: true,
          },
          {
            id: 'program',
            header: t('engines.program'),
            cell: (one) =>
              isAlias(one) ? t('engines.servedBy', { version: programVersion(one) }) : programVersion(one),
            width: 180,
          },
          {
            id: 'family',
            header: t('parameters.family'),
            cell: (one) => (
              <PlaceLink
                to={resourcePath('cache-parameter-group', `default.${one.CacheParameterGroupFamily}`) ?? ''}
              >
                {one.CacheParameterGroupFamily}
              </PlaceLink>
            ),
            sortBy: (one) => one.CacheParameterGroupFamily,
            width: 150,
          },
          {
            id: 'users',
            header: t('engines.users'),
            cell: (one) => <Users ids={usersOf(one).map(({ CacheClusterId = '' }) => CacheClusterId)} />,
            sortBy: (one) => usersOf(one).length,
            width: 380,
          },
        ]}
        items={versions.data}
        idOf={idOf}
        textOf={(one) => `${engineName(one.Engine)} ${one.EngineVersion} ${one.CacheParameterGroupFamily}`}
        loading={versions.isLoading}
        error={versions.error && <Problem error={versions.error} onRetry={() => void versions.refetch()} />}
        empty={<Box textAlign="center">{t('engines.none')}</Box>}
      />
      {versions.data && (
        <Container
          header={
            <Header variant="h2" description={missing.length > 0 && t('engines.installHelp')}>
              {t('engines.install')}
            </Header>
          }
        >
          <SpaceBetween size="m">
            {missing.length > 0 && (
              <Code text={missing.map((spec) => `holdfast engines install ${spec}`).join('\n')} />
            )}
            <Box color="text-body-secondary">{t('engines.own')}</Box>
            <Code text="holdfast engines install redis@7.2 --from /usr/local/bin/redis-server" />
          </SpaceBetween>
        </Container>
      )}
    </Page>
  );
}

/** As many as one takes in at a glance. */
const SHOWN = 5;

function Users({ ids }: { ids: readonly string[] }) {
  const t = useText();
  if (ids.length === 0) return '–';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {ids.slice(0, SHOWN).map((id) => (
        <PlaceLink key={id} to={resourcePath('cache-cluster', id) ?? ''}>
          {id}
        </PlaceLink>
      ))}
      {ids.length > SHOWN && t('engines.more', { count: ids.length - SHOWN })}
    </SpaceBetween>
  );
}

function idOf({ Engine, EngineVersion }: EngineVersion): string {
  return `${Engine} ${EngineVersion}`;
}
