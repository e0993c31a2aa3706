import { createAround, createGroup, deleteRetaining, deleteSaving } from './lifecycle.ts';
import { addOne, removeOne } from './membership.ts';
import { chosenDies, heirDies, oldPrimaryDies } from './misfortunes.ts';
import { demote, promote, switchover, switchoverToCutOff, switchoverToDead } from './planned.ts';
import { rebootPrimary, upgradeGroup } from './restarts.ts';
import { failover, recovery, testFailover } from './unplanned.ts';

/** What follows the death of a primary. */
export const UNPLANNED = [failover, testFailover, recovery];

/** What is asked of a group. */
export const PLANNED = [
  switchover,
  switchoverToCutOff,
  switchoverToDead,
  promote,
  demote,
  addOne,
  removeOne,
  createAround,
  createGroup,
  deleteRetaining,
  deleteSaving,
  rebootPrimary,
];

/** Needs Redis 8.0 beside 7.0. */
export const UPGRADE = upgradeGroup;

/** Somebody else dies as well, before another controller comes. */
export const MISFORTUNES = [oldPrimaryDies, heirDies, chosenDies];
