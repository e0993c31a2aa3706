import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineCreate } from './create.ts';
import { defineDelete } from './delete.ts';
import { defineList, listSubnetGroups } from './list.ts';
import { defineModify } from './modify.ts';

export function define(group: Command): void {
  listByDefault(group, listSubnetGroups);
  defineList(group);
  defineCreate(group);
  defineModify(group);
  defineDelete(group);
}
