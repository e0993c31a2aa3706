import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../errors.ts';
import { readHolder } from '../serve/controller-lock.ts';
import { stopHoldfast } from '../serve/stop.ts';

const START_PATIENCE_MS = 60_000;

/** A Holdfast of its own, on a data directory that is removed with it. */
export class ThrowAwayServer {
  readonly dataDirectory: string;
  readonly endpoint: string;
  readonly #process: ChildProcess;

  private constructor(dataDirectory: string, endpoint: string, process: ChildProcess) {
    this.dataDirectory = dataDirectory;
    this.endpoint = endpoint;
    this.#process = process;
  }

  /** Starts `holdfast serve` as a process of its own, as a user would. @throws CliError with what it said */
  static async start({
    engines,
    signal,
  }: {
    engines: string;
    signal: AbortSignal;
  }): Promise<ThrowAwayServer> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'holdfast-tour-'));
    const log = join(dataDirectory, 'serve.log');
    const output = openSync(log, 'w', 0o600);
    const flags = ['--data', dataDirectory, '--port', '0', '--pool', randomPool(), '--engines', engines];
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, 'serve', ...flags], {
      // Ctrl-C is for the tour, which then stops this one in its turn.
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    try {
      const endpoint = await ready(child, dataDirectory, log, signal);
      return new ThrowAwayServer(dataDirectory, endpoint, child);
    } catch (error) {
      await endProcess(child);
      rmSync(dataDirectory, { recursive: true, force: true });
      throw error;
    }
  }

  /** Leaves it running when this process ends. */
  letGo(): void {
    this.#process.unref();
  }

  /** Stops server and nodes by their process ids and removes the data directory. */
  async remove(): Promise<void> {
    await endProcess(this.#process);
    await stopHoldfast(this.dataDirectory, { stopNodes: true });
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }
}

async function ready(child: ChildProcess, data: string, log: string, signal: AbortSignal): Promise<string> {
  const until = performance.now() + START_PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > until) {
      throw new CliError(
        'TourServer',
        `the tour's own server did not start: ${readFileSync(log, 'utf8').trim()}`,
      );
    }
    const holder = readHolder(data);
    if (holder) return holder.endpoint;
    await delay(20);
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = new AbortController();
  const late = delay(10_000, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  patience.abort();
  await late;
}

/** A block outside of the usual pool; an address in it that something else holds is passed over. */
function randomPool(): string {
  const upTo = (count: number): number => Math.floor(Math.random() * count);
  return `127.${100 + upTo(150)}.${upTo(256)}.0/24`;
}
