import type { Comparison } from './compare.ts';
import type { Scene } from './scene.ts';
import { showCopies } from './show-copies.ts';
import { showCopyRestores, showEquality } from './show-equality.ts';
import { showRestore } from './show-restore.ts';
import { showSnapshot } from './show-snapshot.ts';
import { showRefusal, showSource } from './show-source.ts';

/** The first founding document from its beginning to its end. @throws when something doesn't hold */
export async function walk(scene: Scene): Promise<Comparison> {
  const source = await showSource(scene);
  await showRefusal(scene);
  const taken = await showSnapshot(scene, source);
  await showCopies(scene, taken);
  const restored = await showRestore(scene, taken);
  const comparison = await showEquality(scene, source, restored, taken);
  await showCopyRestores(scene, source);
  return comparison;
}
