import { noAof } from '../../aof/aof-error.ts';
import { readManifestSync } from '../../aof/manifest.ts';
import { type AofSample, sampleOf } from '../../aof/sample.ts';
import type { Info } from '../../engine/info.ts';
import type { Replication } from '../../engine/replication.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';
import { type HeldFile, holdSurvivorFile } from './survivor-file.ts';

/** What it takes to find out what a dead primary had acknowledged and the new one never saw. Directories are relative. */
export interface LossInput {
  deadClusterId: string;
  deadDirectory: string;
  /** As last seen; undefined when it never was. */
  deadSample?: AofSample;
  /** Milliseconds since 1970. */
  diedAt: number;
  survivorDirectory: string;
  /** The survivor's append-only file as it was when it took over, newest first; in the dead one's directory, and gone with it. */
  survivorHeld?: HeldFile[];
  /** When it was chosen, with all that the dead one had sent. Without a `base` where a rewrite makes it unsure which it was. */
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

/** The same, with the survivor's file kept as it is now, before it takes over: rewrites go on ending. */
export function atChoice(ctx: ControlContext, input: LossInput, epoch: number): LossInput {
  const { held, base } = keep(ctx, input, epoch, 'chosen');
  const { survivorSample: sample, survivorHeld = [] } = input;
  // One that was chosen earlier already was looked at then.
  const isSure = !sample || sample.base === base || survivorHeld.length > 0;
  return {
    ...input,
    ...(isSure ? {} : { survivorSample: { ...sample, base: undefined } }),
    ...(held ? { survivorHeld: [held, ...survivorHeld] } : {}),
  };
}

/**
 * The same, as it is once the survivor has taken over: when it was chosen it may have had more to read of what the dead one
 * had sent, and the next rewrite removes what the dead one's file is compared with.
 * @param was what the survivor was right before it took over
 */
export function atPromotion(
  ctx: ControlContext,
  input: LossInput,
  epoch: number,
  was: Replication,
): LossInput {
  const { held, base } = keep(ctx, input, epoch, 'promoted');
  const { survivorHeld = [] } = input;
  return { ...moved(input, was, base), ...(held ? { survivorHeld: [held, ...survivorHeld] } : {}) };
}

/** What is kept, and the base that the survivor's file has now, kept or not. */
function keep(
  ctx: ControlContext,
  input: LossInput,
  epoch: number,
  moment: 'chosen' | 'promoted',
): { held: HeldFile | undefined; base: string | undefined } {
  const held = holdSurvivorFile(ctx, input, epoch, moment);
  return { held, base: held ? held.base : baseNow(ctx.paths.at(input.survivorDirectory)) };
}

function baseNow(directory: string): string | undefined {
  try {
    return readManifestSync(directory)?.base?.name;
  } catch (error) {
    return noAof(error);
  }
}

function moved(input: LossInput, { role, info }: Replication, after: string | undefined): LossInput {
  const { survivorSample: chosen } = input;
  // One that was a primary already, before this controller came, has writes of its own.
  if (!chosen || role === 'master') return input;
  const sample = sampleOf(info, undefined);
  return sample ? { ...input, survivorSample: { ...sample, base: baseOf(sample, input, after) } } : input;
}

/** Which base a place counts from that lies between choice and promotion: a rewrite may have ended in between. */
function baseOf(
  { aofBaseSize }: AofSample,
  { survivorSample: chosen, survivorHeld = [] }: LossInput,
  after: string | undefined,
): string | undefined {
  const before = survivorHeld[0]?.base ?? chosen!.base;
  if (before === after) return after;
  const isAsChosen = aofBaseSize === chosen!.aofBaseSize;
  return isAsChosen || !chosen!.base ? chosen!.base : after;
}
