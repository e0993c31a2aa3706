import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext, Figure, Result } from '../figure.ts';
import { fleetSize, startFleet } from '../support/fleet.ts';
import { processorSeconds, residentMegabytes } from '../support/process-figures.ts';

/** What the controller takes while 100 nodes have nothing to do, beside what those nodes take themselves. */
export const idle: Figure = { name: 'idle', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await startFleet(context);
  const nodes = await holdfast.nodePids();
  const seconds = context.quick ? 5 : 30;
  await delay(context.quick ? 1_000 : 15_000);
  const controller: number[] = [];
  const servers: number[] = [];
  const memory: number[] = [];
  for (let round = 1; round <= (context.rounds ?? 3); round++) {
    context.note(`  round ${round}: ${seconds} s of nothing`);
    const before = used(holdfast.pid, nodes);
    const began = performance.now();
    await delay(seconds * 1000);
    const after = used(holdfast.pid, nodes);
    const share = (spent: number) => (spent * 100_000) / (performance.now() - began);
    controller.push(share(after.controller - before.controller));
    servers.push(share(after.nodes - before.nodes));
    memory.push(residentMegabytes(holdfast.pid));
  }
  const resident = nodes.reduce((sum, pid) => sum + residentMegabytes(pid), 0);
  return [
    {
      what: `controller with ${fleetSize(context)} idle nodes, processor`,
      unit: '% of a core',
      ours: controller,
      peer: { name: 'the nodes themselves', values: servers },
      target: { of: 'median', must: '<=', limit: 3 },
    },
    {
      what: '- its RSS',
      unit: 'MB',
      ours: memory,
      peer: { name: 'the nodes themselves', values: [resident] },
      target: { of: 'median', must: '<=', limit: 180 },
    },
  ];
}

function used(controller: number, nodes: readonly number[]): { controller: number; nodes: number } {
  return {
    controller: processorSeconds(controller),
    nodes: nodes.reduce((sum, pid) => sum + processorSeconds(pid), 0),
  };
}
