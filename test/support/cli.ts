import { execFile } from 'node:child_process';
import { MAIN_MODULE } from './main-module.ts';

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** The test's own environment without what would lead the command line elsewhere. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|HOLDFAST)_/.test(name)));
}

/** Runs `holdfast` as a user would, to its end. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...cleanEnvironment(), ...env }, maxBuffer: 64 * 1_048_576 };
    execFile(process.execPath, [MAIN_MODULE, ...args], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}
