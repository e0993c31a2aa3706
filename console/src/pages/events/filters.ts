import type { Input } from '../../api/json.ts';

/** Kinds of resources that have events, as the API names them. */
export const SOURCE_TYPES = [
  'cache-cluster',
  'replication-group',
  'snapshot',
  'cache-parameter-group',
  'cache-subnet-group',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** The last hour, day, or 14 days, which is as far back as events are told; or from one time to another. */
export type Range = { minutes: number } | { from: string; to: string };

export const RANGES = { '1h': 60, '1d': 24 * 60, '14d': 14 * 24 * 60 } as const;
export const ALL_THERE_IS: Range = { minutes: RANGES['14d'] };

export interface Filters {
  type: SourceType | undefined;
  /** The name of one resource. */
  id: string;
  range: Range;
  /** Words that an event must have. */
  text: string;
}

/** Filters as the address of the page has them: `?type=snapshot&id=nightly&range=1d`; what it can't mean is left out. */
export function filtersOf(search: URLSearchParams): Filters {
  const type = search.get('type');
  return {
    type: SOURCE_TYPES.find((one) => one === type),
    id: search.get('id') ?? '',
    range: rangeOf(search.get('range') ?? ''),
    text: search.get('text') ?? '',
  };
}

export function searchOf({ type, id, range, text }: Filters): URLSearchParams {
  const search = new URLSearchParams();
  if (type) search.set('type', type);
  if (id) search.set('id', id);
  if ('from' in range) search.set('range', `${range.from}/${range.to}`);
  else {
    const name = Object.entries(RANGES).find(([, minutes]) => minutes === range.minutes)?.[0];
    if (name !== '14d') search.set('range', name ?? `${range.minutes}m`);
  }
  if (text) search.set('text', text);
  return search;
}

/** What the API is asked by them; the words aren't of its business. */
export function inputOf({ type, id, range }: Filters): Input<'DescribeEvents'> {
  return {
    ...(type && { SourceType: type as NonNullable<Input<'DescribeEvents'>['SourceType']> }),
    ...(id && { SourceIdentifier: id }),
    ...('from' in range ? { StartTime: range.from, EndTime: range.to } : { Duration: range.minutes }),
  };
}

export function hasWords(text: string, words: string): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

function rangeOf(text: string): Range {
  if (Object.hasOwn(RANGES, text)) return { minutes: RANGES[text as keyof typeof RANGES] };
  const minutes = Number(/^([1-9]\d{0,4})m$/.exec(text)?.[1] ?? 0);
  if (minutes > 0) return { minutes: Math.min(minutes, RANGES['14d']) };
  const [from, to] = text.split('/').map((part) => new Date(part));
  if (!from || !to || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return ALL_THERE_IS;
  return { from: from.toISOString(), to: to.toISOString() };
}
