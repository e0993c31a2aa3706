import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../../src/aof/testing.ts';

/** Makes something of the middle of a node's append-only file that is no command; the node may run. */
export function damageAppendOnlyFile(directory: string): void {
  const path = incrementalFile(directory);
  const file = readFileSync(path);
  file.write('something else', file.length >> 1);
  file.write('$', file.indexOf('\r\n*', file.length >> 1) + 2);
  writeFileSync(path, file, { flag: 'r+' });
}

/** Leaves of a command what two full disks do, one after the other: its first half, and zeros. The node must not run. */
export function cutCommandOff(directory: string, ...argv: string[]): void {
  const path = incrementalFile(directory);
  const file = readFileSync(path);
  const whole = command(...argv);
  const at = file.indexOf(whole);
  if (at < 0) throw new Error(`${path} has no ${argv.join(' ')}`);
  const half = file.subarray(0, at + (whole.length >> 1));
  writeFileSync(path, Buffer.concat([half, Buffer.alloc(20), file.subarray(at + whole.length)]));
}

export function incrementalFile(directory: string): string {
  const folder = join(directory, 'appendonlydir');
  const manifest = readFileSync(join(folder, 'appendonly.aof.manifest'), 'utf8');
  return join(folder, /file (\S+) seq \d+ (?:\S+ \d+ )?type i/.exec(manifest)![1]!);
}
