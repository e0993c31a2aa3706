import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Output } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

type Figures = NonNullable<Output<'DescribeNodeFigures'>['Nodes']>[number];

const FIGURES_MS = 2_000;

/** What is replaced beside what replaces it, by the word of both nodes at this moment: a mistake shows here. */
export function DemoteComparison({ cluster, primary }: { cluster: string; primary: string }) {
  const t = useText();
  const { bytes, number } = useFormat();
  const replaced = useFigures(cluster);
  const replacing = useFigures(primary);
  const told = (node: Figures | undefined, of: (figures: Figures) => string) =>
    node === undefined ? UNKNOWN : node.Reachable ? of(node) : t('groups.noAnswer');
  const row = (label: string, of: (figures: Figures) => string) => ({
    label,
    replaced: told(replaced, of),
    replacing: told(replacing, of),
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
          wrapLines
          ariaLabels={{ tableLabel: t('groups.whatIsReplaced') }}
          items={rows}
          trackBy="label"
          columnDefinitions={[
            {
              id: 'label',
              header: t('groups.figure'),
              cell: ({ label }) => label,
              isRowHeader: true,
              minWidth: 90,
            },
            {
              id: 'replaced',
              header: t('groups.replaced', { id: cluster }),
              cell: (one) => one.replaced,
              minWidth: 90,
            },
            {
              id: 'replacing',
              header: t('groups.replacing', { id: primary }),
              cell: (one) => one.replacing,
              minWidth: 90,
            },
          ]}
        />
        <Alert type="warning">
          {replaced?.Reachable
            ? t('groups.demoteLoss', { id: cluster, primary, count: replaced.Keys ?? 0 })
            : t('groups.demoteLossUnknown', { id: cluster, primary })}
        </Alert>
      </SpaceBetween>
    </Container>
  );
}

/** Undefined until it was asked. */
function useFigures(id: string): Figures | undefined {
  const asked = { CacheClusterId: id };
  const { data } = useApi('DescribeNodeFigures', asked, { every: FIGURES_MS, skip: id === '' });
  return data?.Nodes?.[0];
}
