import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machine() {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: `${processors.length} x ${processors[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: release(),
    node: process.version,
    load: loadavg()[0]!.toFixed(1),
  };
}
