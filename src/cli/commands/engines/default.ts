import type { Command } from 'commander';
import { action } from '../../command.ts';
import { table } from '../../output/table.ts';
import { enginesDirectory } from './directory.ts';

export function defineDefault(group: Command): void {
  group
    .command('default')
    .description('the version that a cluster gets when none is asked for')
    .action(
      action<[]>(async (cli) => {
        const directory = enginesDirectory(cli.globals, group.opts<{ engines?: string }>().engines);
        const [{ EngineCatalog }, { defaultVersion, versionsOf }] = await Promise.all([
          import('../../../engines/catalog.ts'),
          import('../../../domain/engine-versions.ts'),
        ]);
        const engines = await new EngineCatalog({ directory, searchPath: process.env['PATH'] ?? '' }).list();
        const defaults = (['redis', 'valkey'] as const).flatMap((engine) => {
          const version = defaultVersion(engine, versionsOf(engine, engines));
          return version === undefined ? [] : [{ engine, version }];
        });
        if (defaults.length === 0)
          cli.out.note('No engine is there. Install one: holdfast engines install redis@7.0');
        cli.out.result({ Defaults: defaults }, () =>
          defaults.length === 0
            ? ''
            : table(
                defaults,
                [
                  { title: 'engine', value: (one) => one.engine },
                  { title: 'version', value: (one) => one.version },
                ],
                cli.out.style,
              ),
        );
      }),
    );
}
