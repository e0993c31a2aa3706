import type { Failover } from '../../failover-reports.ts';
import { formatAge, formatBytes, formatCount, formatMilliseconds, formatTime } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { type Column, fields } from '../../output/table.ts';
import { shellWord } from '../../shell.ts';
import { timeline } from './timeline.ts';

type LostWrites = Failover['LostWrites'];

/** One report in full. `endpoint` is the group's own, for the command that replays what was lost. */
export function describeFailover(
  report: Failover,
  endpoint: { Address?: string | undefined; Port?: number | undefined } | undefined,
  style: Style,
): string {
  const { LostWrites: lost, Phases: phases = [] } = report;
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
      ['lost writes', lostText(report, style)],
      ['kept in', lost?.File],
      ['for example', lost?.Sample?.join('\n')],
      ['replay by hand', lost?.File && style('cyan', replayCommand(lost.File, endpoint))],
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

/** The file holds commands as a client sends them, so that redis-cli takes it as it is. */
export function replayCommand(
  file: string,
  endpoint: { Address?: string | undefined; Port?: number | undefined } | undefined,
): string {
  return `redis-cli -h ${endpoint?.Address ?? 'ENDPOINT'} -p ${endpoint?.Port ?? 'PORT'} --pipe < ${shellWord(file)}`;
}

function lostText({ LostWrites: lost, FromCacheClusterId, ToCacheClusterId }: Failover, style: Style) {
  switch (lost?.Status) {
    case 'none':
      return style('green', 'none');
    case 'found':
      return style(
        'yellow',
        `${countOf(lost)}, acknowledged by ${FromCacheClusterId} and never seen by ${ToCacheClusterId}`,
      );
    case 'unknown':
      return style(
        'red',
        `not known; at most ${formatBytes(lost.UpperBoundBytes) ?? 'all'} of the replication stream`,
      );
    case 'under-way':
      return style('yellow', `being read out of the append-only file of ${FromCacheClusterId}`);
    default:
      return undefined;
  }
}

function countOf({ Commands, Bytes }: NonNullable<LostWrites>): string {
  return `${formatCount(Commands ?? 0)} ${Commands === 1 ? 'command' : 'commands'} (${formatBytes(Bytes ?? 0)})`;
}

/** `0`, `2,978`, or how much it may be. */
function lostCell({ LostWrites: lost }: Failover, style: Style): string | undefined {
  if (lost?.Status === 'none') return '0';
  if (lost?.Status === 'found') return style('yellow', formatCount(lost.Commands ?? 0) ?? '');
  if (lost?.Status === 'unknown') return style('red', `<= ${formatBytes(lost.UpperBoundBytes) ?? '?'}`);
  return lost?.Status;
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
