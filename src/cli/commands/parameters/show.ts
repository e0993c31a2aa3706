import type { Command } from 'commander';
import { action } from '../../command.ts';
import { CliError } from '../../errors.ts';
import { allPages } from '../../pages.ts';
import { nodeTypeParameterTable, parameterTable } from './view.ts';

interface ShowOptions {
  source?: string;
  nodeTypes?: boolean;
}

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('the parameters of a group, or some of them by name')
    .argument('<group>')
    .argument('[names...]')
    .option('--source <source>', 'user (what was set), system or engine-default')
    .option('--node-types', 'those whose value follows the node type')
    .action(
      action<[string, string[]], ShowOptions>(async (cli, name, names, options) => {
        const api = await cli.api();
        const pages = await allPages(
          (Marker) =>
            api.call('DescribeCacheParameters', {
              CacheParameterGroupName: name,
              Source: options.source,
              Marker,
            }),
          (answer) => [answer],
        );
        const parameters = pages
          .flatMap((page) => page.Parameters ?? [])
          .filter((one) => names.length === 0 || names.includes(one.ParameterName ?? ''));
        const byNodeType = pages.flatMap((page) => page.CacheNodeTypeSpecificParameters ?? []);
        const absent = names.filter((wanted) => !parameters.some((one) => one.ParameterName === wanted));
        if (absent.length > 0) {
          throw new CliError(
            'ParameterNotFound',
            `${name} has no parameter ${absent.join(', ')}`,
            `holdfast parameters show ${name}`,
          );
        }
        cli.out.result({ Parameters: parameters, CacheNodeTypeSpecificParameters: byNodeType }, () => {
          if (options.nodeTypes) return nodeTypeParameterTable(byNodeType, cli.out.style);
          return parameters.length === 0 ? '' : parameterTable(parameters, cli.out.style);
        });
        if (parameters.length === 0 && !options.nodeTypes) cli.out.note(`No such parameters in ${name}.`);
      }),
    );
}
