import type { Failover } from '../../failover-reports.ts';
import { replicasOf } from '../../group-state.ts';
import type { Scene } from '../scene.ts';
import { showSource } from '../show-source.ts';
import { type GroupScene, groupNow } from './scene.ts';
import { showAccount, type WriterAccount } from './show-account.ts';
import { showFailovers } from './show-failover.ts';
import { showGroup, showOneNode } from './show-group.ts';
import { showListings } from './show-listings.ts';
import { showLostWrites } from './show-lost-writes.ts';
import { showDemotion, showPromotion, showWindow } from './show-promotion.ts';
import { showReader } from './show-reader.ts';
import { showRemoval } from './show-removal.ts';
import { showReadOnly, showReplicas, showReplication } from './show-replicas.ts';
import { showGroupSnapshot } from './show-snapshot.ts';
import { showSwitchover, turnOnFailover } from './show-switchover.ts';

/** The second founding document, with a writer that never stops. */
export async function walk(scene: Scene): Promise<{ writer: WriterAccount; failovers: Failover[] }> {
  const source = await showSource(scene);
  await showOneNode(scene);
  const group = await showGroup(scene, source);
  try {
    await showReplicas(group);
    await showReplication(group);
    await showReadOnly(group);
    await showListings(group);
    await showReader(group);
    await turnOnFailover(group);
    const switched = await showSwitchover(group);
    const failed = await showFailovers(group);
    const behind = await showLostWrites(group);
    await showGroupSnapshot(group);
    // Who is the primary by now was decided by who had most of the data.
    const [leaver, waiter, spare] = await replicasNow(group);
    await showWindow(group, waiter!);
    await showPromotion(group, leaver!);
    await showDemotion(group, leaver!);
    await showRemoval(group, spare!);
    const writer = await showAccount(group);
    return { writer, failovers: [switched, ...failed, behind] };
  } finally {
    scene.log.meter = undefined;
    await group.writer.stop();
  }
}

/** The last ones first. */
async function replicasNow(scene: GroupScene): Promise<string[]> {
  const ids = replicasOf(await groupNow(scene)).map(({ id }) => id);
  return ids.toSorted().toReversed();
}
