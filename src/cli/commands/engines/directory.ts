import { join, resolve } from 'node:path';
import type { GlobalOptions } from '../../connection.ts';
import { dataDirectory } from '../../data-directory.ts';

/** Where installed engines live: what was said, else a folder of the data directory. */
export function enginesDirectory(globals: GlobalOptions, given?: string): string {
  return given ? resolve(given) : join(dataDirectory(globals.data), 'engines');
}
