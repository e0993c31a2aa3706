import type { Command } from 'commander';
import type { OutputOf } from '../../../api/operation-types.ts';
import { action, wholeNumber } from '../../command.ts';
import type { Style } from '../../output/style.ts';

type Line = NonNullable<OutputOf<'DescribeNodeLog'>['Lines']>[number];

const MOST_LINES = 1000;

export function defineLogs(group: Command): void {
  group
    .command('logs')
    .description("the last lines of the engine's own log")
    .argument('<id>')
    .option(
      '--lines <number>',
      `how many, up to ${MOST_LINES} (200)`,
      wholeNumber('--lines', { min: 1, max: MOST_LINES }),
    )
    .action(
      action<[string], { lines?: number }>(async (cli, id, { lines }) => {
        const api = await cli.api();
        const answer = await api.call('DescribeNodeLog', { CacheClusterId: id, MaxRecords: lines });
        const found = answer.Lines ?? [];
        if (found.length === 0) cli.out.note(`The node of ${id} has written nothing yet`);
        cli.out.result(answer, () => found.map((line) => logLine(line, cli.out.style)).join('\n'));
      }),
    );
}

/** `2026-11-22 09:24:58.123 warning  Out of memory`, in UTC; as it is where the engine wrote it in another form. */
export function logLine({ Timestamp, Level, Message = '' }: Line, style: Style): string {
  if (!Timestamp || !Level) return Message;
  const time = Timestamp.toISOString().replace('T', ' ').replace('Z', '');
  const level = Level.padEnd('verbose'.length);
  return `${style('dim', time)} ${Level === 'warning' ? style('yellow', level) : style('dim', level)}  ${Message}`;
}
