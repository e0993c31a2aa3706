import type { Failover } from '../../failover-reports.ts';
import { formatAge, formatMilliseconds, formatTime } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { type Column, fields } from '../../output/table.ts';
import { type Endpoint, lostCell, lostWrites } from './lost-writes.ts';
import { timeline } from './timeline.ts';

/** One report in full. `endpoint` is the group's own, for the command that replays what was lost. */
export function describeFailover(report: Failover, endpoint: Endpoint | undefined, style: Style): string {
  const { Phases: phases = [] } = report;
  const text = fields(
    [
      ['group', report.ReplicationGroupId],
      ['epoch', report.Epoch],
      ['kind', report.Kind],
      ['cause', causeText(report)],
      [
        'status',
        report.Status === 'complete' ? style('green', 'complete') : style('yellow', report.Status ?? ''),
      ],
      ['from', report.FromCacheClusterId],
      ['to', report.ToCacheClusterId],
      ['began', formatTime(report.StartTime)],
      ['write outage', formatMilliseconds(report.WriteOutage)],
      ...lostWrites(report, endpoint, style),
    ],
    style,
  );
  return phases.length === 0 ? text : `${text}\n\n${timeline(phases, style)}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  ended: 'the process of the primary ended',
  hung: 'the primary answered nothing any more',
  test: 'somebody asked for a test',
  requested: 'somebody asked for it',
  forced: 'somebody forced it',
  upgrade: 'an engine version on its way through the group',
};

function causeText({ Cause: cause = '' }: Failover): string {
  return CAUSES[cause] ? `${cause} (${CAUSES[cause]})` : cause;
}

/** `epoch 2, 3 min ago: failover (ended), a -> b, outage 12.4 ms, lost 0`. */
export function summaryOf(report: Failover): string {
  const parts = [
    `${report.Kind} (${report.Cause})`,
    movesOf(report),
    report.WriteOutage !== undefined && `outage ${formatMilliseconds(report.WriteOutage)}`,
    report.LostWrites && `lost ${lostCell(report, (_, text) => text)}`,
    report.Status !== 'complete' && report.Status,
  ];
  return `epoch ${report.Epoch}, ${formatAge(report.StartTime)}: ${parts.filter(Boolean).join(', ')}`;
}

function movesOf({ FromCacheClusterId: from, ToCacheClusterId: to }: Failover): string {
  return from === to ? `${to} in its place` : `${from} -> ${to}`;
}

export function failoverColumns(style: Style): Column<Failover>[] {
  return [
    { title: 'group', value: (one) => one.ReplicationGroupId },
    { title: 'epoch', value: (one) => one.Epoch, align: 'right' },
    { title: 'when', value: (one) => formatAge(one.StartTime) },
    { title: 'kind', value: (one) => one.Kind },
    { title: 'cause', value: (one) => one.Cause },
    { title: 'from', value: (one) => one.FromCacheClusterId },
    { title: 'to', value: (one) => one.ToCacheClusterId },
    { title: 'outage', value: (one) => formatMilliseconds(one.WriteOutage), align: 'right' },
    { title: 'lost', value: (one) => lostCell(one, style), align: 'right' },
    { title: 'status', value: (one) => one.Status },
  ];
}
