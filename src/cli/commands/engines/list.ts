import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { table } from '../../output/table.ts';
import { enginesDirectory } from './directory.ts';

interface ListOptions {
  engines?: string;
}

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list the engines that are there')
    .action(action<[]>((cli) => listEngines(cli, group.opts<ListOptions>())));
}

/** Needs no server: what is there is read from disk. */
export async function listEngines(cli: Cli, options: ListOptions): Promise<void> {
  const directory = enginesDirectory(cli.globals, options.engines);
  const [{ EngineCatalog }, { findHaProxy }] = await Promise.all([
    import('../../../engines/catalog.ts'),
    import('../../../engines/haproxy/find.ts'),
  ]);
  const places = { directory, searchPath: process.env['PATH'] ?? '' };
  const [engines, proxy] = await Promise.all([new EngineCatalog(places).list(), findHaProxy(places)]);
  const shown = [...engines, ...(proxy ? [{ engine: 'haproxy', ...proxy }] : [])];
  if (engines.length === 0) {
    cli.out.note('No Redis or Valkey is there. Install one: holdfast engines install redis@7.0');
  }
  cli.out.result({ Engines: engines, HaProxy: proxy ?? null }, () =>
    shown.length === 0
      ? ''
      : table(
          shown,
          [
            { title: 'engine', value: (one) => one.engine },
            { title: 'version', value: (one) => one.version },
            { title: 'source', value: (one) => (one.source === 'path' ? 'found on PATH' : 'installed') },
            { title: 'directory', value: (one) => one.directory },
          ],
          cli.out.style,
        ),
  );
}
