import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import { memo, useMemo, useState } from 'react';
import { usePreferences } from '../../../../app/preferences.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import { ChartTable } from './chart-table.tsx';
import type { ChartSpec } from './charts.ts';
import { Legend } from './legend.tsx';
import { LineChart } from './line-chart.tsx';
import { type Span, zoomed } from './ranges.ts';
import { type Grid, isEmpty } from './series.ts';
import { seriesColours } from './theme-colours.ts';
import { useUnit } from './use-unit.ts';

interface ChartCardProps {
  spec: ChartSpec;
  grid: Grid;
  onZoom(span: Span): void;
}

/** One chart with its figures in words, and all of them as a table for whoever wants to read rather than look. */
export const ChartCard = memo(function ChartCard({ spec, grid, onZoom }: ChartCardProps) {
  const t = useText();
  const { theme } = usePreferences();
  const write = useUnit(spec.unit);
  const title = t(spec.title);
  const [open, setOpen] = useState(false);
  /** Which time is pointed at, in this chart or another one. */
  const [at, setAt] = useState<number | null>(null);
  const lines = useMemo(
    () =>
      spec.series.map(({ metric, label }, index) => ({
        label: t(label),
        colour: seriesColours(theme)[index] ?? '',
        values: grid.values.get(metric) ?? [],
        summary: grid.summaries.get(metric),
      })),
    [spec, grid, t, theme],
  );
  const words = lines
    .map(({ label, summary }) => {
      const values = {
        label,
        latest: write(summary?.latest),
        average: write(summary?.average),
        maximum: write(summary?.maximum),
      };
      return t('metrics.inWords', values);
    })
    .join(' ');
  return (
    <Container
      header={
        <Header variant="h3" headingTagOverride="h2">
          {title}
        </Header>
      }
    >
      <Legend times={grid.times} lines={lines} at={at} write={write} />
      <LineChart
        name={`${title}. ${lines.every(({ values }) => isEmpty(values)) ? t('metrics.none') : words}`}
        times={grid.times}
        lines={lines}
        unit={spec.unit}
        theme={theme}
        write={write}
        onPoint={setAt}
        onZoom={(from, to) => onZoom(zoomed(from, to))}
      />
      <ExpandableSection
        headerText={t('metrics.asTable')}
        headerAriaLabel={t('metrics.thisAsTable', { title })}
        expanded={open}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {open && <ChartTable title={title} times={grid.times} lines={lines} write={write} />}
      </ExpandableSection>
    </Container>
  );
});
