import { median } from './statistics.ts';

/** Durations in milliseconds, one for each round. */
export interface Strip {
  group: string;
  name: string;
  values: readonly number[];
  /** Stands out from those that it is measured against. */
  isOurs: boolean;
}

const WIDTH = 960;
const LEFT = 226;
const RIGHT = 110;
const TOP = 64;
const STRIP = 30;
const GROUP_HEAD = 34;
const INK = '#1f2933';
const FAINT = '#7b8794';
const OURS = '#0b7a75';
const THEIRS = '#c2571a';
const FONT = 'font-family="system-ui, sans-serif"';

/** An SVG with a dot for each round, on one logarithmic axis of milliseconds, and a bar with its number at each median. */
export function stripPlot(title: string, strips: readonly Strip[]): string {
  const groups = [...new Set(strips.map(({ group }) => group))];
  const axis = axisFor(strips.flatMap(({ values }) => values));
  const bottom = TOP + groups.length * GROUP_HEAD + strips.length * STRIP + 12;
  const parts = [...gridOf(axis, bottom)];
  let y = TOP;
  for (const group of groups) {
    y += GROUP_HEAD;
    parts.push(text(24, y - 10, group, `font-weight="600" fill="${INK}"`));
    for (const strip of strips.filter((one) => one.group === group)) {
      parts.push(...drawn(strip, axis, y + STRIP / 2));
      y += STRIP;
    }
  }
  const description = strips.map(
    ({ group, name, values }) => `${group}, ${name}: median ${duration(median(values))}`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 40}" role="img" ${FONT} font-size="14">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description.join('; '))}</desc>`,
    `<rect width="${WIDTH}" height="${bottom + 40}" rx="8" fill="#ffffff"/>`,
    text(24, 36, title, `font-size="18" font-weight="600" fill="${INK}"`),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

interface Axis {
  /** Powers of ten. */
  ticks: number[];
  x(milliseconds: number): number;
}

function axisFor(values: readonly number[]): Axis {
  const first = Math.floor(Math.log10(Math.max(0.1, Math.min(...values))));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  const width = WIDTH - LEFT - RIGHT;
  return {
    ticks,
    x: (value) => LEFT + (width * (Math.log10(Math.max(value, ticks[0]!)) - first)) / (last - first),
  };
}

function gridOf({ ticks, x }: Axis, bottom: number): string[] {
  const between = ticks.slice(0, -1).flatMap((tick) => [2, 5].map((n) => n * tick));
  return [
    ...between.map((value) => vertical(x(value), '#eef1f4', bottom)),
    ...ticks.map((value) => vertical(x(value), '#cbd2d9', bottom)),
    ...[...ticks, ...between].map((value) =>
      text(x(value), bottom + 20, duration(value), `text-anchor="middle" font-size="12" fill="${FAINT}"`),
    ),
  ];
}

function drawn({ name, values, isOurs }: Strip, { x }: Axis, y: number): string[] {
  const colour = isOurs ? OURS : THEIRS;
  const middle = median(values);
  return [
    text(LEFT - 14, y + 5, name, `text-anchor="end" fill="${INK}"`),
    ...values.map(
      (value, i) =>
        `<circle cx="${x(value).toFixed(1)}" cy="${(y + spread(i)).toFixed(1)}" r="4" fill="${colour}" fill-opacity="0.45"/>`,
    ),
    `<rect x="${(x(middle) - 1.5).toFixed(1)}" y="${y - 12}" width="3" height="24" fill="${colour}"/>`,
    text(WIDTH - RIGHT + 14, y + 5, duration(middle), `fill="${colour}" font-weight="${isOurs ? 600 : 400}"`),
  ];
}

/** Moves each dot up or down, by the golden ratio, so that equal values can be told apart. */
function spread(i: number): number {
  return (((i * 0.618) % 1) - 0.5) * 16;
}

function vertical(x: number, colour: string, bottom: number): string {
  const at = x.toFixed(1);
  return `<line x1="${at}" x2="${at}" y1="${TOP}" y2="${bottom}" stroke="${colour}"/>`;
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${Number(x.toFixed(1))}" y="${Number(y.toFixed(1))}" ${attributes}>${escaped(words)}</text>`;
}

function duration(milliseconds: number): string {
  const [value, unit] = milliseconds < 1000 ? [milliseconds, 'ms'] : [milliseconds / 1000, 's'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

function escaped(words: string): string {
  return words.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
