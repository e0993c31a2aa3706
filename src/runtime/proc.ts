import { readFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';

/** What `/proc/PID/stat` says of a process; undefined when there is none. */
export interface ProcessStat {
  state: string;
  startTicks: string;
  /** Clock ticks for which it has had a processor. */
  cpuTicks: number;
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
  const cpuTicks = Number(fields[11]) + Number(fields[12]);
  return state && startTicks ? { state, startTicks, cpuTicks } : undefined;
}

/** `kill(pid, 0)` succeeds on a zombie too, so the state is looked at. */
export function isLive(stat: ProcessStat | undefined): stat is ProcessStat {
  return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X';
}

/**
 * Processes whose working directory is `directory` and that write their output to a file in it, as a node and its
 * children do: a shell that an operator has open there does not. Those of other users can't be seen and are left out.
 */
export async function processesIn(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [cwd, output] = await Promise.all(
        ['cwd', 'fd/1'].map((name) => readlink(`/proc/${pid}/${name}`).catch(() => '')),
      );
      // The kernel marks a working directory that was removed.
      const isIn = cwd === directory || cwd === `${directory} (deleted)`;
      return isIn && output!.startsWith(`${directory}/`) ? Number(pid) : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined && pid !== process.pid) as number[];
}
