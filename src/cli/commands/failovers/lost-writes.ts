import type { Failover } from '../../failover-reports.ts';
import { formatBytes, formatCount, formatMilliseconds } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { shellWord } from '../../shell.ts';

type LostWrites = NonNullable<Failover['LostWrites']>;

export interface Endpoint {
  Address?: string | undefined;
  Port?: number | undefined;
}

/** What a failover lost, in fields: how much, where it is kept, examples, and how it is replayed. */
export function lostWrites(
  report: Failover,
  endpoint: Endpoint | undefined,
  style: Style,
): (readonly [string, string | undefined])[] {
  const lost = report.LostWrites;
  if (!lost) return [];
  return [
    ['lost writes', lostText(report, lost, style)],
    ['beyond the file', heldBackText(lost, style)],
    ['kept in', lost.Files?.join('\n')],
    ['for example', lost.Sample?.slice(0, SHOWN).map(cut).join('\n')],
    ['replay by hand', lost.Files?.map((file) => style('cyan', replayCommand(file, endpoint))).join('\n')],
  ];
}

/** Of the commands that the API gives as a sample. */
const SHOWN = 8;
const WIDTH = 100;

function cut(command: string): string {
  return command.length > WIDTH ? `${command.slice(0, WIDTH)}...` : command;
}

/** The file holds commands as a client sends them, so that redis-cli takes it as it is. */
export function replayCommand(file: string, endpoint: Endpoint | undefined): string {
  return `redis-cli -h ${endpoint?.Address ?? 'ENDPOINT'} -p ${endpoint?.Port ?? 'PORT'} --pipe < ${shellWord(file)}`;
}

function lostText(
  { FromCacheClusterId: from, ToCacheClusterId: to }: Failover,
  lost: LostWrites,
  style: Style,
): string | undefined {
  switch (lost.Status) {
    case 'none':
      return style('green', 'none');
    case 'found':
      return style('yellow', `${countOf(lost)}, acknowledged by ${from} and never seen by ${to}`);
    case 'unknown':
      return style('red', `${atLeast(lost)}${bound(lost)}${lost.How ? `: ${lost.How}` : ''}`);
    case 'under-way':
      return style('yellow', `being read out of the append-only file of ${from}`);
    default:
      return lost.Status;
  }
}

/** What was found may not be all. */
function atLeast(lost: LostWrites): string {
  return lost.Files ? `at least ${countOf(lost)}` : 'not known';
}

function bound({ UpperBoundBytes: bytes }: LostWrites): string {
  return bytes === undefined ? '' : `, at most ${formatBytes(bytes)}`;
}

/** A node may reply to writes that its file waits for, while that is on its way to the disk. */
function heldBackText(
  { HeldBackBytes: bytes = 0, HeldBackMilliseconds: milliseconds }: LostWrites,
  style: Style,
): string | undefined {
  if (bytes === 0) return undefined;
  const since = milliseconds === undefined ? '' : `, of its last ${formatMilliseconds(milliseconds)}`;
  return style('yellow', `at least ${formatBytes(bytes)} were acknowledged and never came into it${since}`);
}

function countOf({ Commands, Bytes }: LostWrites): string {
  return `${formatCount(Commands ?? 0)} ${Commands === 1 ? 'command' : 'commands'} (${formatBytes(Bytes ?? 0)})`;
}

/** `0`, `2,978`, or how much it may be. */
export function lostCell({ LostWrites: lost }: Failover, style: Style): string | undefined {
  if (lost?.Status === 'none') return '0';
  if (lost?.Status === 'found') return style('yellow', formatCount(lost.Commands ?? 0) ?? '');
  if (lost?.Status === 'unknown' && lost.UpperBoundBytes !== undefined)
    return style('red', `<= ${formatBytes(lost.UpperBoundBytes)}`);
  return lost?.Status;
}
