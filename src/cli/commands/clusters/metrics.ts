import type { Command } from 'commander';
import { action, type Cli, wholeNumber } from '../../command.ts';
import { metricsTable } from './metrics-view.ts';

/** All that is kept. */
const MOST_HOURS = 192;
const HOUR_MS = 3_600_000;

export function defineMetrics(group: Command): void {
  group
    .command('metrics')
    .description('what was measured of a cluster, over the last hour or more')
    .argument('<id>')
    .option(
      '--hours <number>',
      `how far back, up to ${MOST_HOURS} (1)`,
      wholeNumber('--hours', { min: 1, max: MOST_HOURS }),
    )
    .action(action<[string], { hours?: number }>((cli, id, { hours = 1 }) => showMetrics(cli, id, hours)));
}

async function showMetrics(cli: Cli, id: string, hours: number): Promise<void> {
  const api = await cli.api();
  const StartTime = new Date(Date.now() - hours * HOUR_MS);
  const answer = await api.call('DescribeMetrics', { CacheClusterId: id, StartTime });
  const measured = (answer.Metrics ?? []).filter(({ Datapoints = [] }) => Datapoints.length > 0);
  if (answer.Message) cli.out.note(`No figures: ${answer.Message}`);
  else if (measured.length === 0) cli.out.note(`No figures of ${id} yet: nodes are sampled every 10 s`);
  cli.out.result(answer, () => (measured.length === 0 ? '' : metricsTable(answer, cli.out.style)));
}
