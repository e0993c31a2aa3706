import { readFileSync } from 'node:fs';

/** Of this package; the file lies two folders up from src/cli and from dist/cli alike. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
