import { isLive, processStat } from '../../src/runtime/proc.ts';
import type { NodeHandle } from '../../src/runtime/runtime.ts';

/** Sends a signal to that very process. @returns false when it has ended, whoever has its number now */
export function signal(handle: NodeHandle | undefined, name: NodeJS.Signals): boolean {
  if (!handle) return false;
  const stat = processStat(handle.pid);
  if (!isLive(stat) || stat.startTicks !== handle.startTicks) return false;
  try {
    return process.kill(handle.pid, name);
  } catch {
    return false;
  }
}
