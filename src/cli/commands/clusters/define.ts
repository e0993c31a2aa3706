import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineCreate } from './create.ts';
import { defineDelete } from './delete.ts';
import { defineList, listClusters } from './list.ts';
import { defineLogs } from './logs.ts';
import { defineMetrics } from './metrics.ts';
import { defineModify } from './modify.ts';
import { defineReboot } from './reboot.ts';
import { defineShow } from './show.ts';

export function define(group: Command): void {
  listByDefault(group, listClusters);
  defineList(group);
  defineShow(group);
  defineCreate(group);
  defineModify(group);
  defineReboot(group);
  defineDelete(group);
  defineMetrics(group);
  defineLogs(group);
}
