import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Scene } from './scene.ts';

/** Runs a command of this program on the tour's server, as a user would. @throws when it fails */
export async function runOwn({ server, api }: Scene, words: readonly string[]): Promise<string> {
  const place = ['--data', server.dataDirectory, '--region', api.region];
  const program = [...process.execArgv, process.argv[1]!];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...words, ...place]);
  return stdout;
}
