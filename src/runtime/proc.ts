import { readFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';

/** What `/proc/PID/stat` says of a process; undefined when there is none. */
export interface ProcessStat {
  state: string;
  startTicks: string;
}

export function processStat(pid: number): ProcessStat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name, in parentheses, may hold spaces and parentheses itself: fields count from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : undefined;
}

/** `kill(pid, 0)` succeeds on a zombie too, so the state is looked at. */
export function isLive(stat: ProcessStat | undefined): stat is ProcessStat {
  return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X';
}

/** Processes whose working directory is `directory`. Those of other users can't be seen and are left out. */
export async function processesIn(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
      // The kernel marks a working directory that was removed.
      return cwd === directory || cwd === `${directory} (deleted)` ? Number(pid) : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined && pid !== process.pid) as number[];
}
