import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isLive, processesIn, processStat } from './proc.ts';
import type { NodeActivity, NodeHandle, NodeProcess, NodeRuntime } from './runtime.ts';

const POLL_MS = 5;
const KILL_WAIT_MS = 10_000;
/** Whoever fences a primary is in a hurry. */
const KILL_POLL_MS = 1;

/** The states of `/proc/PID/stat`; what isn't listed is at work, or held up by the disk (D). */
const ACTIVITIES: Partial<Record<string, NodeActivity['state']>> = {
  T: 'stopped',
  t: 'stopped',
  S: 'waiting',
};

/**
 * Nodes as processes of this machine: each in a session of its own, so that it outlives the controller,
 * and known by number and start time, so that a reused number is never taken for it. Needs `/proc` (Linux).
 */
export class ProcessRuntime implements NodeRuntime {
  async start({ directory, command, output }: NodeProcess): Promise<NodeHandle> {
    const log = openSync(output, 'a', 0o600);
    try {
      const [program, ...args] = command;
      if (!program) throw new Error('A node needs a command to run');
      const child = spawn(program, args, { cwd: directory, detached: true, stdio: ['ignore', log, log] });
      await once(child, 'spawn');
      child.unref();
      const stat = processStat(child.pid!);
      return { pid: child.pid!, startTicks: stat?.startTicks ?? 'ended' };
    } finally {
      closeSync(log);
    }
  }

  isRunning(handle: NodeHandle): boolean {
    const stat = processStat(handle.pid);
    return isLive(stat) && stat.startTicks === handle.startTicks;
  }

  async findIn(directory: string): Promise<NodeHandle[]> {
    const handles: NodeHandle[] = [];
    for (const pid of await processesIn(real(directory))) {
      const stat = processStat(pid);
      if (isLive(stat)) handles.push({ pid, startTicks: stat.startTicks });
    }
    // The oldest first: a server comes before the children that it forked to save.
    return handles.sort((a, b) => Number(a.startTicks) - Number(b.startTicks) || a.pid - b.pid);
  }

  async stop(handle: NodeHandle, graceMs: number): Promise<void> {
    if (this.#signal(handle, 'SIGTERM') && (await this.#gone(handle, graceMs))) return;
    this.#signal(handle, 'SIGKILL');
    await this.#mustGo(handle);
  }

  async kill(handle: NodeHandle, directory?: string): Promise<void> {
    // A node leads a process group of its own, which its children stay in when it has died.
    if (processStat(handle.pid)?.startTicks === handle.startTicks) {
      // A number isn't used anew as long as whoever had it is a zombie: the group is this node's.
      killGroup(handle.pid);
      await this.#mustGo(handle, KILL_POLL_MS);
    } else if (directory && isGroup(handle.pid)) await this.clear(directory);
  }

  activityOf(handle: NodeHandle): NodeActivity {
    const stat = processStat(handle.pid);
    if (!isLive(stat) || stat.startTicks !== handle.startTicks) return { state: 'gone', cpuTicks: 0 };
    return { state: ACTIVITIES[stat.state] ?? 'working', cpuTicks: stat.cpuTicks };
  }

  async clear(directory: string): Promise<void> {
    // A child may be forked between the look and the signal: look until nothing is left.
    for (;;) {
      const handles = await this.findIn(directory);
      if (handles.length === 0) return;
      for (const handle of handles) this.#signal(handle, 'SIGKILL');
      for (const handle of handles) await this.#mustGo(handle);
    }
  }

  async isFree(address: string, port: number): Promise<boolean> {
    const server = createServer();
    try {
      server.listen({ host: address, port, exclusive: true });
      await once(server, 'listening');
      return true;
    } catch {
      return false;
    } finally {
      server.close();
    }
  }

  #signal(handle: NodeHandle, signal: NodeJS.Signals): boolean {
    if (!this.isRunning(handle)) return false;
    try {
      return process.kill(handle.pid, signal);
    } catch {
      return false;
    }
  }

  async #gone(handle: NodeHandle, withinMs: number, pollMs = POLL_MS): Promise<boolean> {
    const until = performance.now() + withinMs;
    while (this.isRunning(handle)) {
      if (performance.now() > until) return false;
      await delay(pollMs);
    }
    return true;
  }

  async #mustGo(handle: NodeHandle, pollMs = POLL_MS): Promise<void> {
    if (await this.#gone(handle, KILL_WAIT_MS, pollMs)) return;
    throw new Error(`Process ${handle.pid} did not end within ${KILL_WAIT_MS / 1000} s of SIGKILL`);
  }
}

function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether anything is left of a process group: of whose, the number alone doesn't tell. */
function isGroup(id: number): boolean {
  try {
    return process.kill(-id, 0);
  } catch {
    return false;
  }
}

/** Without links, as /proc shows it: also of a directory that was removed. */
function real(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    const parent = dirname(directory);
    return parent === directory ? directory : join(real(parent), basename(directory));
  }
}
