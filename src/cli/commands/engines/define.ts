import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineDefault } from './default.ts';
import { defineInstall } from './install.ts';
import { defineList, listEngines } from './list.ts';

export function define(group: Command): void {
  listByDefault(group, (cli) => listEngines(cli, group.opts()));
  group.option('--engines <dir>', 'where installed engines live (engines in the data directory)');
  defineList(group);
  defineInstall(group);
  defineDefault(group);
}
