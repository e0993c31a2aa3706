import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';

/** What it takes to find out what a dead primary had acknowledged and the new one never saw. Directories are relative. */
export interface LossInput {
  deadClusterId: string;
  deadDirectory: string;
  survivorDirectory: string;
  /** Of the replication stream, in bytes: how much of it the new primary had when it was chosen. */
  survivorOffset: number;
  /** Bytes that the new primary's append-only files had then. */
  survivorAofSize: number;
  /** The dead primary's position as last seen; undefined when it never was. */
  sample?: { aofCurrentSize: number; aofBufferLength: number; replOffset: number };
}

/** What is known at the moment when `survivor` takes over from `dead`. */
export function lossInput(ctx: ControlContext, dead: ClusterWithNode, survivor: Answer): LossInput {
  const { offset, aof } = survivor.replication!;
  const seen = ctx.replication.of(dead.node);
  return {
    deadClusterId: dead.cluster.id,
    deadDirectory: dead.node.directory,
    survivorDirectory: survivor.member.node.directory,
    survivorOffset: offset ?? 0,
    survivorAofSize: aof.currentSize + aof.bufferLength,
    ...(seen?.role === 'master'
      ? {
          sample: {
            aofCurrentSize: seen.aof.currentSize,
            aofBufferLength: seen.aof.bufferLength,
            replOffset: seen.offset,
          },
        }
      : {}),
  };
}
