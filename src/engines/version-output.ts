import type { EngineName } from './engine.ts';
import { run } from './run.ts';

export interface ServerVersion {
  engine: EngineName;
  version: string;
}

/** Reads `Redis server v=7.0.15 sha=...`; what a program calls itself counts, not the name of its file. */
export function parseVersionOutput(output: string): ServerVersion | undefined {
  const match = /^(Redis|Valkey) server v=(\d+\.\d+\.\d+)/m.exec(output);
  if (!match) return undefined;
  return { engine: match[1] === 'Redis' ? 'redis' : 'valkey', version: match[2] as string };
}

/** Asks a server program what it is; undefined for one that doesn't run here or is something else. */
export async function askVersion(
  server: readonly string[],
  signal?: AbortSignal,
): Promise<ServerVersion | undefined> {
  try {
    const result = await run([...server, '--version'], { timeout: 5_000, signal });
    return result.code === 0 ? parseVersionOutput(result.stdout) : undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}
