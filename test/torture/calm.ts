import { setTimeout as delay } from 'node:timers/promises';
import { strays } from '../faults/support/state.ts';
import { replicationOf } from './in-sync.ts';
import { lookAtAll } from './look-at-all.ts';
import { restoreOne } from './restore.ts';
import { unsettled, upkeep } from './settled.ts';
import { GROUP_NAMES, type World } from './world.ts';

/** How long everything may take to become available and in sync again once the faults are over. */
const SETTLE_MS = 90_000;
const SYNC_MS = 15_000;

/**
 * Takes all faults back, waits until everything is as it should be, and looks at all that was written, everywhere.
 * Resolves to whether it came to that; what was missing stands in the history.
 */
export async function calm(world: World, round: number): Promise<boolean> {
  const { history, gate } = world;
  await world.keeper.heal();
  world.disk?.free();
  const from = history.now();
  let missing = await waited(SETTLE_MS, async () => {
    await upkeep(world);
    return unsettled(world);
  });
  await gate.close();
  try {
    if (missing.length === 0) missing = await waited(SYNC_MS, () => notInSync(world));
    if (missing.length === 0) {
      await lookAtAll(world);
      await restoreOne(world);
      // A rewrite may be under way, or a snapshot's last file may still be there.
      for (const text of await waited(SYNC_MS, () => strays(world.holdfast)))
        history.add({ type: 'wrong', at: history.now(), promise: 'clean', text });
    }
  } catch (error) {
    missing = [`all was available, and not to be looked at: ${(error as Error).stack}`];
  } finally {
    gate.open();
  }
  history.add({ type: 'calm', round, missing, from, to: history.now() });
  world.direct.rejoin(world.observer);
  return missing.length === 0;
}

/** Asks until nothing is missing, or it has taken too long: what is missing then. */
async function waited(forMs: number, ask: () => Promise<string[]>): Promise<string[]> {
  const until = performance.now() + forMs;
  for (;;) {
    const missing = await ask().catch((error: Error) => [`it can't be asked: ${error.message}`]);
    if (missing.length === 0 || performance.now() > until) return missing;
    await delay(100);
  }
}

/** Nobody writes now, so the replicas must come to where their primary is. */
async function notInSync(world: World): Promise<string[]> {
  const missing: string[] = [];
  for (const name of GROUP_NAMES) {
    const primary = world.find({ group: name, role: 'primary' });
    if (!primary) return [`${name} has no primary`];
    const { role, offset } = await replicationOf(primary);
    if (role !== 'master') missing.push(`${primary.id} is the primary of ${name} and a ${role}`);
    for (const replica of world.replicas(name)) {
      const state = await replicationOf(replica);
      if (state.role !== 'slave' || state.link !== 'up' || state.offset !== offset)
        missing.push(
          `${replica.id} is a ${state.role} at ${state.offset}, its link is ${state.link}; its primary ${primary.id} is at ${offset}`,
        );
    }
  }
  return missing;
}
