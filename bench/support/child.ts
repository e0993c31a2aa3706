import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endedByItself, endOnInterrupt } from './cleanup.ts';

/** A process that ends with its scope, on the spot. */
export class Child implements AsyncDisposable {
  readonly process: ChildProcess;
  /** What it wrote to its standard streams, the newest part. */
  output = '';

  constructor(command: readonly string[], options: SpawnOptions = {}) {
    const [program, ...args] = command;
    this.process = spawn(program!, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    // A program that can't be started at all has ended.
    this.process.on('error', (error) => {
      this.output += error.message;
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-100_000);
      });
    }
    endOnInterrupt(this);
  }

  get hasEnded(): boolean {
    const { pid, exitCode, signalCode } = this.process;
    return pid === undefined || exitCode !== null || signalCode !== null;
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.hasEnded) {
      const exit = once(this.process, 'exit');
      this.process.kill(signal);
      await exit;
    }
    endedByItself(this);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }
}

/** Runs a program to its end. @returns its output @throws when it fails */
export async function run(command: readonly string[]): Promise<string> {
  await using child = new Child(command);
  if (!child.hasEnded) await once(child.process, 'close');
  if (child.process.exitCode === 0) return child.output;
  throw new Error(`${command[0]} ended with ${child.process.exitCode}: ${child.output.slice(-400)}`);
}
