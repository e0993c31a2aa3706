import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { boundsOf, moved, RANGES, type RangeName, type Span, scaled } from './ranges.ts';

interface SpanBarProps {
  span: Span;
  onChange(span: Span): void;
}

/** Which time is looked at: one of the ranges, or what was zoomed to, by mouse in a chart or by these buttons. */
export function SpanBar({ span, onChange }: SpanBarProps) {
  const t = useText();
  const { time } = useFormat();
  const now = () => Math.floor(Date.now() / 1_000);
  const { from, to } = boundsOf(span, now());
  const zoomed = 'from' in span;
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <SegmentedControl
        label={t('metrics.range')}
        selectedId={zoomed ? null : span.last}
        options={Object.keys(RANGES).map((id) => ({ id, text: t(`metrics.range.${id as RangeName}`) }))}
        onChange={({ detail }) => onChange({ last: detail.selectedId as RangeName })}
      />
      <Button
        iconName="angle-left"
        variant="icon"
        ariaLabel={t('metrics.earlier')}
        onClick={() => onChange(moved(span, -1, now()))}
      />
      <Button
        iconName="angle-right"
        variant="icon"
        disabled={!zoomed}
        ariaLabel={t('metrics.later')}
        onClick={() => onChange(moved(span, 1, now()))}
      />
      <Button
        iconName="zoom-in"
        variant="icon"
        ariaLabel={t('metrics.zoomIn')}
        onClick={() => onChange(scaled(span, 0.5, now()))}
      />
      <Button
        iconName="zoom-out"
        variant="icon"
        ariaLabel={t('metrics.zoomOut')}
        onClick={() => onChange(scaled(span, 2, now()))}
      />
      <Box color="text-body-secondary">
        {zoomed ? t('metrics.between', { from: time(at(from)), to: time(at(to)) }) : t('metrics.dragToZoom')}
      </Box>
    </SpaceBetween>
  );
}

function at(seconds: number): Date {
  return new Date(seconds * 1_000);
}
