import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes something of the middle of a node's append-only file that is no command; the node may run. */
export function damageAppendOnlyFile(directory: string): void {
  const folder = join(directory, 'appendonlydir');
  const manifest = readFileSync(join(folder, 'appendonly.aof.manifest'), 'utf8');
  const path = join(folder, /file (\S+) seq \d+ (?:\S+ \d+ )?type i/.exec(manifest)![1]!);
  const file = readFileSync(path);
  file.write('something else', file.length >> 1);
  file.write('$', file.indexOf('\r\n*', file.length >> 1) + 2);
  writeFileSync(path, file, { flag: 'r+' });
}
