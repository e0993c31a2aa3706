import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineAddReplica } from './add-replica.ts';
import { defineCreate } from './create.ts';
import { defineDelete } from './delete.ts';
import { defineList, listGroups } from './list.ts';
import { defineModify } from './modify.ts';
import { defineRemoveReplica } from './remove-replica.ts';
import { defineShow } from './show.ts';

export function define(group: Command): void {
  listByDefault(group, listGroups);
  defineList(group);
  defineShow(group);
  defineCreate(group);
  defineModify(group);
  defineAddReplica(group);
  defineRemoveReplica(group);
  defineDelete(group);
}
