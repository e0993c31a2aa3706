import { execFile, spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Whether a program can be run here: a client in another language is tested where it is installed. */
export function hasProgram(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Runs a program to its end, whatever that is. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; timeoutMs?: number } = {},
): Promise<Ended> {
  const { env = process.env, cwd, timeoutMs = 100_000 } = options;
  return new Promise((resolve, reject) => {
    const settings = { env, cwd, timeout: timeoutMs, maxBuffer: 64 * 1_048_576 };
    execFile(command, [...args], settings, (error, stdout, stderr) => {
      if (error?.killed)
        reject(new Error(`${command} ${args[0]} took more than ${timeoutMs} ms: ${stdout}${stderr}`));
      else if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
