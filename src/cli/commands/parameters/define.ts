import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineCreate } from './create.ts';
import { defineDefaults } from './defaults.ts';
import { defineDelete } from './delete.ts';
import { defineGroups, listGroups } from './groups.ts';
import { defineReset } from './reset.ts';
import { defineSet } from './set.ts';
import { defineShow } from './show.ts';

export function define(group: Command): void {
  listByDefault(group, listGroups);
  defineGroups(group);
  defineShow(group);
  defineCreate(group);
  defineSet(group);
  defineReset(group);
  defineDelete(group);
  defineDefaults(group);
}
