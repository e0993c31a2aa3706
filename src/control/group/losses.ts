import { type AofSample, sampleOf } from '../../aof/sample.ts';
import type { Info } from '../../engine/info.ts';
import type { Replication } from '../../engine/replication.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';
import { holdSurvivorFile } from './survivor-file.ts';

/** What it takes to find out what a dead primary had acknowledged and the new one never saw. Directories are relative. */
export interface LossInput {
  deadClusterId: string;
  deadDirectory: string;
  /** As last seen; undefined when it never was. */
  deadSample?: AofSample;
  /** Milliseconds since 1970. */
  diedAt: number;
  survivorDirectory: string;
  /** Where the survivor's append-only file was kept as it was at the promotion; in the dead one's directory, and gone with it. */
  survivorHeld?: string;
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

/**
 * The same, as it is once the survivor has taken over: when it was chosen it may have had more to read of what the dead one
 * had sent, and the next rewrite removes what the dead one's file is compared with.
 * @param was what the survivor was right before it took over
 */
export async function atPromotion(
  ctx: ControlContext,
  input: LossInput,
  epoch: number,
  was: Replication,
): Promise<LossInput> {
  const held = await holdSurvivorFile(ctx, input, epoch);
  return { ...moved(input, was, held?.base), ...(held ? { survivorHeld: held.directory } : {}) };
}

function moved(input: LossInput, { role, info }: Replication, heldBase: string | undefined): LossInput {
  // One that was a primary already, before this controller came, has writes of its own.
  if (!input.survivorSample || role === 'master') return input;
  const chosen = input.survivorSample;
  const sample = sampleOf(info, chosen.base);
  if (!sample) return input;
  // A rewrite that ended in between has replaced the base before this sample was taken, rather than after it.
  const isRewritten = heldBase !== undefined && sample.aofBaseSize !== chosen.aofBaseSize;
  return { ...input, survivorSample: isRewritten ? { ...sample, base: heldBase } : sample };
}
