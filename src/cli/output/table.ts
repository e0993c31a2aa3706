import { stripVTControlCharacters } from 'node:util';
import { plain, type Style } from './style.ts';

export interface Column<Row> {
  title: string;
  /** Nothing is shown as `-`. */
  value: (row: Row) => string | number | undefined;
  align?: 'left' | 'right';
}

/** Rows under a line of titles, columns two spaces apart. Ends without a line feed. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  style: Style = plain,
): string {
  const cells = rows.map((row) => columns.map(({ value }) => cell(value(row))));
  const titles = columns.map(({ title }) => title.toUpperCase());
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...cells].map((line) => displayWidth(line[index] ?? ''))),
  );
  const format = (line: readonly string[]): string =>
    line
      .map((text, index) => {
        const padding = ' '.repeat(widths[index]! - displayWidth(text));
        return columns[index]!.align === 'right' ? padding + text : text + padding;
      })
      .join('  ')
      .trimEnd();
  return [style('dim', format(titles)), ...cells.map(format)].join('\n');
}

/** Names and values, one pair a line, values in one column. Pairs without a value are left out. */
export function fields(
  pairs: readonly (readonly [string, string | number | undefined])[],
  style: Style = plain,
): string {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([name]) => displayWidth(name)));
  return shown
    .map(([name, value]) => {
      const label = style('dim', name + ' '.repeat(width - displayWidth(name)));
      return `${label}  ${String(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`;
    })
    .join('\n');
}

function cell(value: string | number | undefined): string {
  return value === undefined || value === '' ? '-' : String(value).replaceAll(/\s*\n\s*/g, ' ');
}

/** East Asian characters, and what else takes two columns on a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that a text takes on a terminal; colours take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += WIDE.test(character) ? 2 : 1;
  return width;
}
