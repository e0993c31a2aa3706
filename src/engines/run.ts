import { spawn } from 'node:child_process';

export interface RunResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** Milliseconds; the process is killed after that. */
  timeout?: number;
}

/**
 * Runs a program to its end and collects what it wrote; a non-zero exit is a result, not an error.
 * Rejects when it can't be started (ENOENT), is aborted or runs out of time. Speaks the C locale, so that output can be read.
 */
export function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: options.cwd,
      env: { ...(options.env ?? process.env), LC_ALL: 'C', LANG: 'C' },
      signal: options.signal,
      timeout: options.timeout,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let failure: Error | undefined;
    child.once('error', (error) => {
      // An aborted one is still there for a moment, writing where the caller is about to clear up.
      failure = error;
      if (child.pid === undefined) reject(error);
    });
    child.once('close', (code) => (failure ? reject(failure) : resolve({ code, stdout, stderr })));
  });
}
