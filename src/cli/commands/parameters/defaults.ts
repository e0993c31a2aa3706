import type { Command } from 'commander';
import { action } from '../../command.ts';
import { allPages } from '../../pages.ts';
import { parameterTable } from './view.ts';

export function defineDefaults(group: Command): void {
  group
    .command('defaults')
    .description('the default parameters of a family, such as redis7')
    .argument('<family>')
    .action(
      action<[string]>(async (cli, family) => {
        const api = await cli.api();
        const parameters = await allPages(
          async (Marker) =>
            (await api.call('DescribeEngineDefaultParameters', { CacheParameterGroupFamily: family, Marker }))
              .EngineDefaults ?? {},
          (answer) => answer.Parameters,
        );
        cli.out.result({ CacheParameterGroupFamily: family, Parameters: parameters }, () =>
          parameterTable(parameters, cli.out.style),
        );
      }),
    );
}
