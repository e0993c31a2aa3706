import type { Command } from 'commander';
import { listByDefault } from '../../command.ts';
import { defineList, listFailovers } from './list.ts';
import { defineShow } from './show.ts';

export function define(group: Command): void {
  listByDefault(group, listFailovers);
  defineList(group);
  defineShow(group);
}
