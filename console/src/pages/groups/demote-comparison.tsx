import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Output } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

type Figures = NonNullable<Output<'DescribeNodeFigures'>['Nodes']>[number];

const FIGURES_MS = 2_000;

/** What is replaced beside what replaces it, by the word of both nodes at this moment: a mistake shows here. */
export function DemoteComparison({ cluster, primary }: { cluster: string; primary: string }) {
  const t = useText();
  const { bytes, number } = useFormat();
  const replaced = useFigures(cluster);
  const replacing = useFigures(primary);
  const row = (label: string, of: (figures: Figures) => string) => ({
    label,
    replaced: replaced ? of(replaced) : t('groups.noAnswer'),
    replacing: replacing ? of(replacing) : t('groups.noAnswer'),
  });
  const rows = [
    row(t('groups.keys'), ({ Keys }) => number(Keys)),
    row(t('groups.keysWithExpiry'), ({ KeysWithExpiry }) => number(KeysWithExpiry)),
    row(t('groups.memory'), ({ UsedMemory }) => bytes(UsedMemory)),
    row(t('groups.dataOnDisk'), ({ DataBytes }) => bytes(DataBytes)),
  ];
  return (
    <Container header={<Header variant="h2">{t('groups.whatIsReplaced')}</Header>}>
      <SpaceBetween size="m">
        <Table
          variant="embedded"
          ariaLabels={{ tableLabel: t('groups.whatIsReplaced') }}
          items={rows}
          trackBy="label"
          columnDefinitions={[
            { id: 'label', header: t('groups.figure'), cell: ({ label }) => label, isRowHeader: true },
            { id: 'replaced', header: t('groups.replaced', { id: cluster }), cell: (one) => one.replaced },
            { id: 'replacing', header: t('groups.replacing', { id: primary }), cell: (one) => one.replacing },
          ]}
        />
        <Alert type="warning">
          {replaced
            ? t('groups.demoteLoss', { id: cluster, primary, count: replaced.Keys ?? 0 })
            : t('groups.demoteLossUnknown', { id: cluster, primary })}
        </Alert>
      </SpaceBetween>
    </Container>
  );
}

/** Undefined while the node isn't reached. */
function useFigures(id: string): Figures | undefined {
  const answer = useApi(
    'DescribeNodeFigures',
    { CacheClusterId: id },
    { every: FIGURES_MS, skip: id === '' },
  );
  const node = answer.error ? undefined : answer.data?.Nodes?.[0];
  return node?.Reachable ? node : undefined;
}
