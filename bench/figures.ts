import type { Figure } from './figure.ts';
import { event } from './figures/console/event.ts';
import { list } from './figures/console/list.ts';
import { pages } from './figures/console/pages.ts';
import { view } from './figures/console/view.ts';
import { create } from './figures/create.ts';
import { describe } from './figures/describe.ts';
import { endpoint, proxy } from './figures/failover/endpoint.ts';
import { groups } from './figures/failover/groups.ts';
import { losses } from './figures/failover/losses.ts';
import { outage } from './figures/failover/outage.ts';
import { replica } from './figures/failover/replica.ts';
import { idle } from './figures/idle.ts';
import { latency } from './figures/latency.ts';
import { restore } from './figures/restore.ts';
import { snapshot } from './figures/snapshot.ts';
import { start } from './figures/start.ts';
import { throughput } from './figures/throughput.ts';
import { verify } from './figures/verify.ts';

export const FIGURES: readonly Figure[] = [
  create,
  snapshot,
  restore,
  verify,
  latency,
  throughput,
  describe,
  idle,
  start,
  outage,
  losses,
  replica,
  endpoint,
  proxy,
  groups,
  view,
  list,
  event,
  pages,
];
