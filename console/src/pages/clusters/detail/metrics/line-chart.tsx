import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Theme } from '../../../../app/preferences.tsx';
import { usePreferences } from '../../../../app/preferences.tsx';
import { chartOptions } from './chart-options.ts';
import type { Unit } from './charts.ts';
import type { Line } from './legend.tsx';

interface LineChartProps {
  /** All of it in words, for those who don't see it. */
  name: string;
  times: readonly number[];
  lines: readonly Line[];
  unit: Unit;
  theme: Theme;
  write(value: number | null | undefined): string;
  /** The index of the time that is pointed at. */
  onPoint(index: number | null): void;
  /** Seconds since 1970. */
  onZoom(from: number, to: number): void;
}

const HEIGHT = 180;

/** Lines over time, drawn on a canvas: hundreds of points in a few milliseconds. */
export function LineChart(props: LineChartProps) {
  const { name, times, lines, unit, theme, write } = props;
  const { locale } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const colours = lines.map(({ colour }) => colour).join(' ');

  // Drawn anew for another look; other figures come in below.
  useEffect(() => {
    const element = box.current!;
    const options = chartOptions({
      width: element.clientWidth,
      height: HEIGHT,
      colours: colours.split(' '),
      unit,
      theme,
      locale,
      write,
      onPoint: (index) => latest.current.onPoint(index),
      onZoom: (from, to) => latest.current.onZoom(from, to),
    });
    const drawn = new uPlot(options, dataOf(latest.current), element);
    chart.current = drawn;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) drawn.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
    };
  }, [colours, unit, theme, locale, write]);

  useEffect(() => {
    const drawn = chart.current;
    // While somebody drags over it, it stands still: the next figures are never far.
    if (drawn && drawn.select.width === 0) drawn.setData(dataOf({ times, lines }));
  }, [times, lines]);

  return <div ref={box} className="holdfast-chart" role="img" aria-label={name} />;
}

function dataOf({ times, lines }: Pick<LineChartProps, 'times' | 'lines'>): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}
