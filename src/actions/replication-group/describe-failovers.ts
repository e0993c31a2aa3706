import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { decodeMarker, encodeMarker, pageSize } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { type Failover, showFailover } from './show-failover.ts';

interface Input {
  ReplicationGroupId?: string;
  Epoch?: number;
  MaxRecords?: number;
  Marker?: string;
}

/** Holdfast's own: how groups came by another primary, the newest first; also of groups that are gone. */
export const DescribeFailovers: Action<Input, { Failovers: Failover[]; Marker?: string }> = async (
  input,
  { store, region, control },
) => {
  const size = pageSize(input.MaxRecords);
  if (input.Epoch !== undefined && !input.ReplicationGroupId) {
    throw new Fault(
      'InvalidParameterCombination',
      `Epoch ${input.Epoch} is one of a replication group's. Name the group by ReplicationGroupId.`,
    );
  }
  let query = store.selectFrom('failover').selectAll().where('region', '=', region);
  if (input.ReplicationGroupId) query = query.where('group_id', '=', input.ReplicationGroupId.toLowerCase());
  if (input.Epoch !== undefined) query = query.where('epoch', '=', input.Epoch);
  if (input.Marker) {
    const after = position(input.Marker);
    query = query.where((where) =>
      where.or([
        where('started_at', '<', after.at),
        where.and([where('started_at', '=', after.at), where('group_id', '>', after.group)]),
        where.and([
          where('started_at', '=', after.at),
          where('group_id', '=', after.group),
          where('epoch', '<', after.epoch),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('group_id')
    .orderBy('epoch', 'desc')
    .limit(size + 1)
    .execute();
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    Failovers: page.map((row) => showFailover(row, (file) => control.paths.at(file))),
    ...(rows.length > size && last
      ? { Marker: encodeMarker(`${last.started_at} ${last.group_id} ${last.epoch}`) }
      : {}),
  };
};

function position(marker: string): { at: string; group: string; epoch: number } {
  const match = /^(\S+) (\S+) (\d{1,15})$/.exec(decodeMarker(marker));
  if (match) return { at: match[1]!, group: match[2]!, epoch: Number(match[3]) };
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${quoted(marker)} for Marker. Send back the Marker of the last answer of DescribeFailovers, or none to start over.`,
  );
}
