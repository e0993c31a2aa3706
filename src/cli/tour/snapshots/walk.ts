import type { Comparison } from '../compare.ts';
import type { Scene } from '../scene.ts';
import { showSource } from '../show-source.ts';
import { showCopies } from './show-copies.ts';
import { showCopyRestores, showEquality } from './show-equality.ts';
import { showRefusal } from './show-refusal.ts';
import { showRestore } from './show-restore.ts';
import { showSnapshot } from './show-snapshot.ts';

/** The first founding document. */
export async function walk(scene: Scene): Promise<{ comparison: Comparison }> {
  const source = await showSource(scene);
  await showRefusal(scene);
  const taken = await showSnapshot(scene, source);
  await showCopies(scene, taken);
  const restored = await showRestore(scene, taken);
  const comparison = await showEquality(scene, source, restored, taken);
  await showCopyRestores(scene, source);
  return { comparison };
}
