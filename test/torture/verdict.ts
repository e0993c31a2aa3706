import { PROMISES, type PromiseName } from './checker/check.ts';
import type { Verdict } from './checker/index.ts';

/** Promises that a run of any length must have come by. */
const ALWAYS: readonly PromiseName[] = [
  'primary',
  'planned',
  'genuine',
  'replicas',
  'reads',
  'recovers',
  'clean',
];
const TOLD = 40;

/** Whether all was kept, and enough was tried to say so. */
export function isKept({ checked, findings }: Verdict): boolean {
  return findings.length === 0 && ALWAYS.every((promise) => checked[promise] > 0);
}

/** A table of the promises, how often each was looked at and broken, and what broke them. */
export function tellVerdict(verdict: Verdict): string {
  const { checked, findings, losses } = verdict;
  const rows = (Object.entries(PROMISES) as [PromiseName, string][]).map(([name, text]) => {
    const broken = findings.filter(({ promise }) => promise === name).length;
    const result = broken > 0 ? `BROKEN ${broken} times` : checked[name] > 0 ? 'kept' : 'not tried';
    return [text, String(checked[name]), result];
  });
  const table = formatRows([['promise', 'looked at', 'verdict'], ...rows]);
  const told = findings
    .slice(0, TOLD)
    .map(({ promise, at, text }) => `${(at / 1000).toFixed(3)} s  ${promise}: ${text}`);
  if (findings.length > TOLD) told.push(`and ${findings.length - TOLD} more`);
  const { lost, heldBack, unknown } = losses;
  const named = lost - heldBack - unknown;
  const sum = `${lost} acknowledged writes were lost by unplanned failovers: ${named} stand in reports, of ${unknown} the report says that it can't tell, ${heldBack} were held back by the engine.`;
  const end = isKept(verdict) ? 'Every promise was kept.' : `NOT KEPT: ${findings.length} findings.`;
  return [...told, '', table, '', sum, end].join('\n');
}

function formatRows(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  return [lines[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.slice(1)].join(
    '\n',
  );
}
