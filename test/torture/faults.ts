import { setTimeout as delay } from 'node:timers/promises';
import { processesUnder } from '../support/holdfast.ts';
import type { Fault, GroupName } from './actions.ts';
import type { SeenCluster } from './observer.ts';
import { signal } from './signals.ts';
import type { World } from './world.ts';

/** Does something bad to the run's own processes and its disk. Resolves to what was done in words, once it is over. */
export async function inflict(world: World, fault: Fault): Promise<string> {
  switch (fault.do) {
    case 'kill':
      return kill(world.find(fault.whom));
    case 'stop':
      return stop([world.find(fault.whom)], fault.forMs);
    case 'kill-ahead': {
      const primary = world.find({ group: fault.group, role: 'primary' });
      const stopping = stop(world.replicas(fault.group), fault.forMs, () => kill(primary));
      await world.flooders.get(fault.group)!.flood(stopping);
      return stopping;
    }
    case 'kill-primary-and-replica': {
      const primary = world.find({ group: fault.group, role: 'primary' });
      const replica = world.find({ group: fault.group, role: 'replica', rank: fault.rank });
      return `${kill(primary)}, ${kill(replica)}`;
    }
    case 'kill-all':
      return killAll(world, fault.group);
    case 'kill-controller':
      return world.keeper.kill(fault.downMs);
    case 'stop-controller':
      return world.keeper.stop(fault.forMs);
    case 'arm-controller':
      return world.keeper.arm(fault.at);
    case 'kill-proxy':
      return killProxy(world);
    case 'fill-disk':
      return fillDisk(world, fault.forMs, fault.leaveBytes);
  }
}

function kill(node: SeenCluster | undefined): string {
  if (!node) return 'nobody there';
  return signal(node.handle, 'SIGKILL') ? `killed ${node.id} (${node.handle!.pid})` : `${node.id} had ended`;
}

async function stop(
  nodes: readonly (SeenCluster | undefined)[],
  forMs: number,
  meanwhile: () => string = () => '',
): Promise<string> {
  const stopped = nodes.filter((node) => node !== undefined && signal(node.handle, 'SIGSTOP'));
  await delay(forMs);
  const done = meanwhile();
  const told = stopped.map((node) => {
    const lives = signal(node!.handle, 'SIGCONT');
    return `${lives ? 'stopped and continued' : 'stopped, and then ended,'} ${node!.id} (${node!.handle!.pid})`;
  });
  return [...told, done].filter((text) => text !== '').join(', ') || 'nobody there';
}

function killAll(world: World, group: GroupName): string {
  const primary = world.find({ group, role: 'primary' });
  return [primary, ...world.replicas(group)].map(kill).join(', ');
}

async function killProxy(world: World): Promise<string> {
  for (const { pid, cwd } of await processesUnder(world.holdfast.data)) {
    if (!/\/proxy(\/|$)/.test(cwd)) continue;
    process.kill(pid, 'SIGKILL');
    return `killed ${pid}`;
  }
  return 'no proxy';
}

async function fillDisk({ disk }: World, forMs: number, leaveBytes: number): Promise<string> {
  if (!disk) return 'not possible here: no file system of its own';
  try {
    await disk.leave(leaveBytes);
    await delay(forMs);
  } finally {
    disk.free();
  }
  return 'filled and freed';
}
