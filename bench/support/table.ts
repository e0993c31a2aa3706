import type { Result, Target } from '../figure.ts';
import { median } from './statistics.ts';

const HEAD = ['what', 'ours', 'min-max', 'beside it', 'its figure', 'min-max', 'ratio', 'target', 'met'];

/** Ours to the peer's, by their medians; undefined where there is no peer, or nothing to divide by. */
export function ratioOf({ ours, peer }: Result): number | undefined {
  const theirs = peer && median(peer.values);
  return theirs ? median(ours) / theirs : undefined;
}

/** undefined where there is no target */
export function isMet(result: Result): boolean | undefined {
  const { target } = result;
  if (!target) return undefined;
  const value = target.of === 'median' ? median(result.ours) : ratioOf(result)!;
  return target.must === '<=' ? value <= target.limit : value >= target.limit;
}

/** A Markdown table, so that it can be put into a document as it is. */
export function formatTable(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

export function asJson(results: readonly Result[]): object[] {
  return results.map((result) => ({
    ...result,
    median: median(result.ours),
    peer: result.peer && { ...result.peer, median: median(result.peer.values) },
    ratio: ratioOf(result),
    met: isMet(result),
  }));
}

function cells(result: Result): string[] {
  const { what, unit, ours, peer, target } = result;
  const ratio = ratioOf(result);
  const met = isMet(result);
  return [
    what,
    `${short(median(ours))} ${unit}`,
    spread(ours),
    peer?.name ?? '',
    peer ? `${short(median(peer.values))} ${unit}` : '',
    peer ? spread(peer.values) : '',
    ratio === undefined ? '' : ratio.toPrecision(3),
    target ? formatTarget(target, unit) : '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ];
}

function formatTarget({ of, must, limit }: Target, unit: string): string {
  return of === 'ratio' ? `${must} ${limit} x` : `${must} ${limit} ${unit}`;
}

function spread(values: readonly number[]): string {
  return values.length === 1 ? '' : `${short(Math.min(...values))}-${short(Math.max(...values))}`;
}

/** Three digits that count. */
function short(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}
