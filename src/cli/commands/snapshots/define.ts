import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineCopy } from './copy.ts';
import { defineCreate } from './create.ts';
import { defineDelete } from './delete.ts';
import { defineList, listSnapshots } from './list.ts';
import { defineRestore } from './restore.ts';
import { defineShow } from './show.ts';

export function define(group: Command): void {
  listByDefault(group, (cli) => listSnapshots(cli, {}));
  defineList(group);
  defineShow(group);
  defineCreate(group);
  defineCopy(group);
  defineRestore(group);
  defineDelete(group);
}
