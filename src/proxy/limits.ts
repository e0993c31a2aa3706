import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

/** More clients than that at one proxy want another architecture. */
const MOST_CONNECTIONS = 10_000;
const FEWEST_CONNECTIONS = 100;
const MOST_THREADS = 4;

/** File descriptors that a slot takes, its checks included, and that the process takes for itself. */
const PER_SLOT = 8;
const OWN = 128;

/** What one HAProxy with so many slots may use of this machine: HAProxy does not start with more than its ulimit allows. */
export async function processLimits(slots: number): Promise<{ threads: number; maxConnections: number }> {
  const descriptors = await openFilesLimit();
  const forClients = Math.floor((descriptors - OWN - PER_SLOT * slots) / 2);
  return {
    threads: Math.min(MOST_THREADS, Math.ceil(availableParallelism() / 2)),
    maxConnections: Math.min(MOST_CONNECTIONS, Math.max(FEWEST_CONNECTIONS, forClients)),
  };
}

/** The hard limit, up to which HAProxy raises its own. */
async function openFilesLimit(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.MAX_SAFE_INTEGER : Number(hard ?? 1024);
}
