import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Result } from '../figure.ts';
import { type Strip, stripPlot } from './strip-plot.ts';
import { CACHE } from './temporary.ts';

const TITLE = 'Write outage seen by 20 writers, one dot for each round; medians at the right';

/** Draws every round of the results that are to be drawn. @returns the file, or undefined where there are none */
export async function drawOutages(
  results: readonly Result[],
  file = join(CACHE, 'failover.svg'),
): Promise<string | undefined> {
  const strips = new Map<string, Strip>();
  for (const { plot, ours, peer } of results) {
    if (plot === undefined) continue;
    const add = (name: string, values: readonly number[], isOurs: boolean) =>
      strips.set(`${plot}, ${name}`, { group: plot, name, values, isOurs });
    add('Holdfast', ours, true);
    if (peer) add(peer.name, peer.values, false);
  }
  if (strips.size === 0) return undefined;
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, stripPlot(TITLE, [...strips.values()]));
  return resolve(file);
}
