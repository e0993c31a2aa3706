import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'wouter';
import { Loading } from '../../../../components/loading.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import { ChartCard } from './chart-card.tsx';
import { CHARTS } from './charts.ts';
import './metrics.css';
import { type Span, searchOf, spanOf } from './ranges.ts';
import { isEmpty } from './series.ts';
import { SpanBar } from './span-bar.tsx';
import { useMetrics } from './use-metrics.ts';

/** What was measured of the cluster's node in the last seven days. */
export default function MetricsTab({ id }: { id: string }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const span = spanOf(search);
  const { grid, message, error, retry } = useMetrics(id, span);
  const show = (next: Span) => setSearch({ tab: 'metrics', ...searchOf(next) });
  if (error && !grid) return <Problem error={error} onRetry={retry} />;
  if (!grid) return <Loading />;
  const empty = (metric: string) => isEmpty(grid.values.get(metric));
  const shown = CHARTS.filter(
    ({ optional, series }) => !optional || series.some(({ metric }) => !empty(metric)),
  );
  const nothing = CHARTS.every(({ series }) => series.every(({ metric }) => empty(metric)));
  return (
    <SpaceBetween size="l">
      <SpanBar span={span} onChange={show} />
      {message && <Alert type="warning">{message}</Alert>}
      {nothing && !message && <Alert type="info">{t('metrics.nothing')}</Alert>}
      <div className="holdfast-charts">
        {shown.map((spec) => (
          <ChartCard key={spec.id} spec={spec} grid={grid} onZoom={show} />
        ))}
      </div>
    </SpaceBetween>
  );
}
