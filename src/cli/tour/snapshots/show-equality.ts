import { formatCount } from '../../output/format.ts';
import { type Comparison, compareNodes } from '../compare.ts';
import { type NodeEndpoint, openNode } from '../node-client.ts';
import { createCluster, type Scene } from '../scene.ts';
import { hold } from '../steps.ts';
import { COPY } from './show-copies.ts';
import type { Taken } from './show-snapshot.ts';

/** S10: the restored cluster holds what the source held at the moment of the snapshot. */
export async function showEquality(
  scene: Scene,
  source: NodeEndpoint,
  restored: NodeEndpoint,
  { live }: Taken,
): Promise<Comparison> {
  return scene.log.step('S10', 'compare it with the source, key by key', async (line) => {
    const comparison = await compare(scene, source, restored, (text) => line.update(text));
    hold(
      comparison.liveKeys >= live.before && comparison.liveKeys <= live.after,
      `the snapshot holds ${comparison.liveKeys} of the writer's writes, which is not from ${live.before} to ${live.after}`,
    );
    const client = await openNode(restored);
    try {
      const greeting = String(await client.send(['FCALL', 'tour_greet', '0', 'S10']));
      hold(greeting === 'Hello, S10', `the restored function answers ${greeting}`);
    } finally {
      client.close();
    }
    return { detail: `${describe(comparison)}\n${describeMoment(comparison, live)}`, value: comparison };
  });
}

/** The copy in the other region restores there, to the same data. */
export async function showCopyRestores(scene: Scene, source: NodeEndpoint): Promise<void> {
  const { cli, log, elsewhere } = scene;
  await log.step('S6', `the copy restores in ${elsewhere.region}, to the same`, async (line) => {
    const made = await createCluster(
      { cli, api: elsewhere },
      { CacheClusterId: 'exampleredis3', SnapshotName: COPY, CacheNodeType: 'cache.m1.small' },
    );
    const comparison = await compare(scene, source, made.endpoint, (text) => line.update(text));
    return { detail: describe(comparison), value: undefined };
  });
}

async function compare(
  { keys, signal }: Scene,
  source: NodeEndpoint,
  restored: NodeEndpoint,
  say: (text: string) => void,
): Promise<Comparison> {
  const comparison = await compareNodes(source, restored, (done) => {
    signal.throwIfAborted();
    say(`     ${formatCount(done)} keys compared`);
  });
  const { differences } = comparison;
  hold(differences.length === 0, `not the same:\n${differences.join('\n')}`);
  const expected = keys + comparison.liveKeys;
  hold(comparison.keys === expected, `${comparison.keys} keys were compared, not ${expected}`);
  return comparison;
}

function describe({ keys, identical, reordered, expiries, databases }: Comparison): string {
  return (
    `${formatCount(keys)} keys in databases ${databases.join(', ')}: ${formatCount(identical)} equal by DUMP, byte for byte;\n` +
    `${formatCount(reordered)} hashes and sets equal by every element (each process orders its hash tables by chance);\n` +
    `${formatCount(expiries)} expiries equal to the millisecond; the function library equal, and it answers`
  );
}

function describeMoment({ liveKeys, liveLater }: Comparison, live: Taken['live']): string {
  return (
    `the moment: of the writer's numbered writes the snapshot holds 1 to ${formatCount(liveKeys)} without a gap, and none of the ${formatCount(liveLater)} after;\n` +
    `${formatCount(live.before)} were acknowledged when it was asked for, ${formatCount(live.after)} when it was available`
  );
}
