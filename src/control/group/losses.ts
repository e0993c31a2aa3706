import { type AofSample, sampleOf } from '../../aof/sample.ts';
import type { Info } from '../../engine/info.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';

/** What it takes to find out what a dead primary had acknowledged and the new one never saw. Directories are relative. */
export interface LossInput {
  deadClusterId: string;
  deadDirectory: string;
  /** As last seen; undefined when it never was. */
  deadSample?: AofSample;
  /** Milliseconds since 1970. */
  diedAt: number;
  survivorDirectory: string;
  /** When it was chosen, with all that the dead one had sent. */
  survivorSample?: AofSample;
}

/**
 * What is known at the moment when `survivor` takes over from `dead`. `base` is that of the survivor's append-only file, read
 * before it was asked.
 */
export function lossInput(
  ctx: ControlContext,
  dead: ClusterWithNode,
  survivor: Answer,
  base: string | undefined,
): LossInput {
  const deadSample = ctx.replication.of(dead.node)?.sample;
  const { info } = survivor.replication!;
  const survivorSample = sampleOf(info, base) ?? endOf(info, base);
  return {
    deadClusterId: dead.cluster.id,
    deadDirectory: dead.node.directory,
    ...(deadSample ? { deadSample } : {}),
    diedAt: Date.now(),
    survivorDirectory: survivor.member.node.directory,
    ...(survivorSample ? { survivorSample } : {}),
  };
}

/** Of one that was started anew, how far its file had come: its place in the stream it doesn't know. */
function endOf(info: Info, base: string | undefined): AofSample | undefined {
  const sample = sampleOf(new Map([...info, ['repl_backlog_active', '1']]), base);
  return sample && { ...sample, replIds: [] };
}

/** The same, with the survivor's position as `info` of a later moment tells it. */
export function at(input: LossInput, info: Info): LossInput {
  if (!input.survivorSample) return input;
  const survivorSample = sampleOf(info, input.survivorSample.base);
  return survivorSample ? { ...input, survivorSample } : input;
}
