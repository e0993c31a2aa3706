import type { DescribeEventsMessage, EventsMessage, SourceType } from '@aws-sdk/client-elasticache';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { decodeMarker, encodeMarker, pageSize } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { timeRange } from './time-range.ts';

/** AWS's, and `snapshot`, which has events of its own here. */
const SOURCE_TYPES: readonly string[] = [
  'cache-cluster',
  'cache-parameter-group',
  'cache-security-group',
  'cache-subnet-group',
  'replication-group',
  'serverless-cache',
  'serverless-cache-snapshot',
  'snapshot',
  'user',
  'user-group',
];

/** What happened, the newest first. */
export const DescribeEvents: Action<DescribeEventsMessage, EventsMessage> = async (input, context) => {
  const { from, to } = timeRange(input, context.now);
  const size = pageSize(input.MaxRecords);
  let query = context.store
    .selectFrom('event')
    .selectAll()
    .where('region', '=', context.region)
    .where('at', '>=', from.toISOString())
    .where('at', '<=', to.toISOString());
  if (input.SourceType) query = query.where('source_type', '=', sourceType(input.SourceType));
  if (input.SourceIdentifier) query = query.where('source_id', '=', input.SourceIdentifier.toLowerCase());
  if (input.Marker) {
    const { at, sequence } = position(input.Marker);
    query = query.where((where) =>
      where.or([where('at', '<', at), where.and([where('at', '=', at), where('sequence', '<', sequence)])]),
    );
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(size + 1)
    .execute();
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    Marker: rows.length > size && last ? encodeMarker(`${last.at} ${last.sequence}`) : undefined,
    Events: page.map((row) => ({
      SourceIdentifier: row.source_id,
      SourceType: row.source_type as SourceType,
      Message: row.message,
      Date: new Date(row.at),
    })),
  };
};

function sourceType(value: string): string {
  if (SOURCE_TYPES.includes(value)) return value;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${quoted(value)} for SourceType. Must be one of ${SOURCE_TYPES.join(', ')}.`,
  );
}

function position(marker: string): { at: string; sequence: number } {
  const match = /^(\S+) (\d{1,15})$/.exec(decodeMarker(marker));
  if (match) return { at: match[1]!, sequence: Number(match[2]) };
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${quoted(marker)} for Marker. Send back the Marker of the last answer of DescribeEvents, or none to start over.`,
  );
}
