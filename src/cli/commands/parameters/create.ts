import type { Command } from 'commander';
import { action } from '../../command.ts';

interface CreateOptions {
  family: string;
  description?: string;
}

export function defineCreate(group: Command): void {
  group
    .command('create')
    .description('create a parameter group')
    .argument('<group>')
    .requiredOption('--family <family>', 'such as redis7 or valkey8')
    .option('--description <text>')
    .action(
      action<[string], CreateOptions>(async (cli, name, { family, description }) => {
        const api = await cli.api();
        const answer = await api.call('CreateCacheParameterGroup', {
          CacheParameterGroupName: name,
          CacheParameterGroupFamily: family,
          // AWS wants one.
          Description: description ?? name,
        });
        cli.out.result(answer, () => `parameter group ${name} (${family}) created`);
        cli.out.note(`Set something: holdfast parameters set ${name} maxmemory-policy=allkeys-lru`);
      }),
    );
}
