import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Holdfast keeps everything: --data, else HOLDFAST_DATA, else the XDG place for a user's data. */
export function dataDirectory(given: string | undefined, env: Environment = process.env): string {
  const named = given || env['HOLDFAST_DATA'];
  if (named) return resolve(named);
  return defaultDataDirectory(env);
}

export function defaultDataDirectory(env: Environment = process.env): string {
  // The specification has a relative path ignored.
  const xdg = env['XDG_DATA_HOME'];
  const base = xdg?.startsWith('/') ? xdg : join(env['HOME'] || homedir(), '.local', 'share');
  return join(base, 'holdfast');
}
