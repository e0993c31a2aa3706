import { realpathSync } from 'node:fs';
import { delimiter, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataDirectory } from './data-directory.ts';
import { shellWord } from './shell.ts';

/** How the reader of a message can call this program from where they stand: `holdfast`, `bin/holdfast`, `npx holdfast`. */
export function ownCommand(
  launcher = fileURLToPath(new URL('../../bin/holdfast', import.meta.url)),
  { cwd = process.cwd(), path = process.env['PATH'] ?? '' } = {},
): string {
  const real = realPath(launcher) ?? launcher;
  const onPath = path
    .split(delimiter)
    .some((folder) => folder !== '' && realPath(join(folder, 'holdfast')) === real);
  // npx and npm scripts put node_modules/.bin on PATH for their own child only.
  const local = realPath(resolve(cwd, 'node_modules', '.bin', 'holdfast')) === real;
  if (local) return 'npx holdfast';
  if (onPath) return 'holdfast';
  const fromHere = relative(cwd, launcher);
  return shellWord(fromHere.startsWith(`..${sep}`) || fromHere === '' ? launcher : fromHere);
}

/** The same with the data directory, where it isn't the usual one. */
export function ownCommandFor(data: string): string {
  return data === defaultDataDirectory() ? ownCommand() : `${ownCommand()} --data ${shellWord(data)}`;
}

const COMMANDS =
  /\bholdfast (?=(?:serve|stop|env|console|status|tour|clusters|groups|failover|failovers|switchover|promote|demote|cancel|snapshots|parameters|subnet-groups|events|tags|engines|--help)\b)/g;

/** A text in which every `holdfast clusters ...` can be typed as it stands, for that data directory. */
export function typeable(text: string, data: string): string {
  return text.replaceAll(COMMANDS, () => `${ownCommandFor(data)} `);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
