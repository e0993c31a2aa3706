import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Engine } from './engine.ts';
import { EngineInstallError } from './error.ts';

const DEADLINE = 15_000;

/**
 * Makes the server's directory; ends the server, and removes the directory, as soon as nobody holds the other end of
 * stdin: even after our kill -9, whenever that comes.
 */
const GUARD = `exec 3<&0
dir=$1; shift
mkdir -m 700 "$dir" || exit
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -9 $server; rm -rf "$dir"; } >/dev/null 2>&1 &
wait $server`;

/** Starts the server once, on a Unix socket in a directory of its own, and has it answer PING. */
export async function verifyEngine(engine: Engine, signal?: AbortSignal): Promise<void> {
  // The path of a Unix socket holds about 100 bytes: the engine's own directory may be too deep.
  const directory = join(tmpdir(), `holdfast-engine-${randomBytes(6).toString('hex')}`);
  const socket = join(directory, 's');
  const settings = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no'];
  const command = [...engine.server, ...settings, '--dir', directory, '--loglevel', 'notice'];
  const child = spawn('/bin/sh', ['-c', GUARD, 'holdfast-engine', directory, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const limit = AbortSignal.any([AbortSignal.timeout(DEADLINE), ...(signal ? [signal] : [])]);
  try {
    await ready(child, limit);
    const reply = await ping(socket, limit);
    if (!reply.startsWith('+PONG')) throw new Error(`it answered PING with ${JSON.stringify(reply)}`);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineInstallError(`${engine.engine} ${engine.version} does not run here: ${reason}`, {
      cause: error,
    });
  } finally {
    child.stdin.end();
    await ended;
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Resolves once the server says that it takes connections; rejects with its last words if it ends before. */
async function ready(child: ReturnType<typeof spawn>, limit: AbortSignal): Promise<void> {
  const lines: string[] = [];
  const readers = [child.stdout, child.stderr].map((stream) => createInterface({ input: stream! }));
  try {
    await new Promise<void>((resolve, reject) => {
      limit.addEventListener('abort', () => reject(limit.reason), { once: true });
      child.once('error', reject);
      child.once('close', () => reject(new Error(`it ended at once: ${lines.slice(-3).join(' ')}`)));
      for (const reader of readers) {
        reader.on('line', (line) => {
          lines.push(line);
          if (/ready to accept connections/i.test(line)) resolve();
        });
      }
    });
  } finally {
    for (const reader of readers) reader.removeAllListeners('line');
  }
}

async function ping(path: string, signal: AbortSignal): Promise<string> {
  const connection = createConnection({ path });
  try {
    await once(connection, 'connect', { signal });
    connection.write('PING\r\n');
    const [data] = await once(connection, 'data', { signal });
    return String(data);
  } finally {
    connection.destroy();
  }
}
