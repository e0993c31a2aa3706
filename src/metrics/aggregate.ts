import { type RawBuilder, sql } from 'kysely';
import { definitionOf, type MetricName } from './definitions.ts';
import { maximumOf } from './schema.ts';

/**
 * What several samples of a node come to within one period: `source`, a table or a join with its condition in which samples
 * are called `sample`, as rows of that period. A sample counts as often as it was measured, and not where it has no value.
 */
export function aggregated(
  source: RawBuilder<unknown>,
  { period, names }: { period: number; names: readonly MetricName[] },
): RawBuilder<unknown> {
  const sums = names.flatMap((name) => [
    `${mean(name)} as ${name}`,
    `max(coalesce(${maximumOf(name)}, ${name})) as ${maximumOf(name)}`,
  ]);
  const rounded = names.flatMap((name) => [
    `${inBrief(name)} as ${name}`,
    `nullif(${maximumOf(name)}, ${inBrief(name)}) as ${maximumOf(name)}`,
  ]);
  const begun = sql.raw(`sample.at / ${period} * ${period}`);
  return sql`select at, node, samples, ${sql.raw(rounded.join(', '))} from (
    select ${begun} as at, sample.node as node, sum(samples) as samples, ${sql.raw(sums.join(', '))}
    from ${source} group by ${begun}, sample.node
  )`;
}

function mean(name: MetricName): string {
  const { share } = definitionOf(name);
  if (share) {
    const [part, rest] = share;
    return `100 * sum(${part} * samples) / nullif(sum((${part} + ${rest}) * samples), 0)`;
  }
  return `sum(${name} * samples) / sum(iif(${name} is null, 0, samples))`;
}

/** Four digits behind the point, and none of what is large: whole numbers take a fraction of the room. */
function inBrief(column: string): string {
  return `iif(${column} >= 100, round(${column}), round(${column}, 4))`;
}

/** The same for a figure that was just measured. */
export function brief(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10_000) / 10_000;
}
