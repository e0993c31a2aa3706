import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import Toggle from '@cloudscape-design/components/toggle';
import { useDeferredValue, useMemo, useState } from 'react';
import { useApi } from '../../../../api/use-api.ts';
import { Loading } from '../../../../components/loading.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import { matching } from './log-line.ts';
import { LogLines } from './log-lines.tsx';

const COUNTS = [200, 500, 1_000];
const LIVE_MS = 2_000;

/** What the engine itself writes down, as it comes. */
export default function LogsTab({ id }: { id: string }) {
  const t = useText();
  const [count, setCount] = useState(COUNTS[0]!);
  const [live, setLive] = useState(true);
  const [warnings, setWarnings] = useState(false);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text);
  const answer = useApi(
    'DescribeNodeLog',
    { CacheClusterId: id, MaxRecords: count },
    { every: live ? LIVE_MS : undefined },
  );
  const all = answer.data?.Lines;
  const lines = useMemo(() => matching(all ?? [], { text: sought, warnings }), [all, sought, warnings]);
  const options = COUNTS.map((value) => ({
    value: String(value),
    label: t('clusters.logs.last', { count: value }),
  }));
  if (answer.error && !all) return <Problem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!all) return <Loading />;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('clusters.logs.about')}
          actions={
            <SpaceBetween direction="horizontal" size="m" alignItems="center">
              <Toggle checked={warnings} onChange={({ detail }) => setWarnings(detail.checked)}>
                {t('clusters.logs.warnings')}
              </Toggle>
              <Toggle checked={live} onChange={({ detail }) => setLive(detail.checked)}>
                {t('clusters.logs.live')}
              </Toggle>
              <Select
                ariaLabel={t('clusters.logs.count')}
                selectedOption={options.find(({ value }) => value === String(count)) ?? null}
                options={options}
                onChange={({ detail }) => setCount(Number(detail.selectedOption.value))}
              />
            </SpaceBetween>
          }
        >
          {t('clusters.tab.logs')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <TextFilter
          filteringText={text}
          filteringAriaLabel={t('clusters.logs.find')}
          filteringPlaceholder={t('clusters.logs.find')}
          countText={t('common.matches', { count: lines.length })}
          onChange={({ detail }) => setText(detail.filteringText)}
        />
        {lines.length > 0 ? (
          <LogLines lines={lines} follow={live} />
        ) : (
          <Box color="text-body-secondary">{t(all.length > 0 ? 'common.noMatch' : 'clusters.logs.none')}</Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
