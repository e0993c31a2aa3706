import type { Figure } from './figure.ts';
import { create } from './figures/create.ts';
import { describe } from './figures/describe.ts';
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
];
