import type uPlot from 'uplot';
import type { Theme } from '../../../../app/preferences.tsx';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Unit } from './charts.ts';
import { axisColours } from './theme-colours.ts';
import { timeLabels } from './time-labels.ts';

interface Look {
  width: number;
  height: number;
  colours: readonly string[];
  unit: Unit;
  theme: Theme;
  locale: Locale;
  write(value: number): string;
  onPoint(index: number | null): void;
  onZoom(from: number, to: number): void;
}

const FONT = '12px system-ui, "Noto Sans KR", sans-serif';
/** Pointing at a time in one chart points at it in all of them. */
const TOGETHER = 'metrics';
/** Halves, wholes and doubles of what bytes are counted in. */
const BINARY = Array.from({ length: 50 }, (_, power) => 2 ** power);

/** What uPlot is told of a chart. */
export function chartOptions(look: Look): uPlot.Options {
  const { width, height, colours, unit, theme, locale, write, onPoint, onZoom } = look;
  const { text, grid } = axisColours(theme);
  const lines = { stroke: grid, width: 1 };
  const bytes = unit === 'bytes' || unit === 'bytesPerSecond';
  return {
    width,
    height,
    legend: { show: false },
    padding: [12, 8, 0, 0],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      sync: {
        key: TOGETHER,
        filters: { pub: (event) => event === 'mousemove' || event === 'mouseleave' },
      },
    },
    scales: { y: { range: (_chart, _min, max) => rangeOf(unit, max) } },
    axes: [
      {
        stroke: text,
        font: FONT,
        grid: lines,
        ticks: lines,
        space: 70,
        values: (_chart, splits, _axis, _space, step) => timeLabels(splits, step, locale),
      },
      {
        stroke: text,
        font: FONT,
        grid: lines,
        ticks: lines,
        space: 28,
        ...(bytes && { incrs: BINARY }),
        values: (_chart, splits) => splits.map(write),
        size: (_chart, values) => 18 + Math.max(0, ...(values ?? []).map(widthOf)),
      },
    ],
    series: [
      {},
      ...colours.map((colour, index) => ({
        stroke: colour,
        width: 1.5,
        spanGaps: false,
        // A line of one point can't be seen.
        points: { show: true, size: 4, filter: (chart: uPlot, line: number) => aloneIn(chart.data[line]!) },
        ...(index === 0 && { fill: `${colour}22` }),
      })),
    ],
    hooks: {
      setCursor: [(chart) => onPoint(chart.cursor.idx ?? null)],
      setSelect: [
        (chart) => {
          const { left, width: dragged } = chart.select;
          const [from, to] = [chart.posToVal(left, 'x'), chart.posToVal(left + dragged, 'x')];
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          if (dragged >= 5) onZoom(from, to);
        },
      ],
    },
  };
}

/** The places of values that have nothing before and nothing behind them. */
function aloneIn(values: ArrayLike<number | null | undefined>): number[] {
  return Array.from(values, (value, index) =>
    value != null && values[index - 1] == null && values[index + 1] == null ? index : -1,
  ).filter((index) => index >= 0);
}

const canvas = document.createElement('canvas').getContext('2d');

function widthOf(text: string): number {
  if (!canvas) return 8 * text.length;
  canvas.font = FONT;
  return canvas.measureText(text).width;
}

/** From nothing on: a line that looks steep is steep. */
function rangeOf(unit: Unit, max: number | null): [number, number] {
  if (unit === 'percent') return [0, max === null || max > 50 ? 100 : Math.max(1, max * 1.15)];
  return [0, max === null || max <= 0 ? 1 : max * 1.15];
}
