import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';

/** One of the files that an append-only file consists of. */
export interface AofPart {
  /** Its name in `appendonlydir`. */
  name: string;
  /** Rises by one with each rewrite; base files and incremental ones count for themselves. */
  seq: number;
  /** Replication offset at which the file begins; only Redis 8.0 and later write it down. */
  startOffset?: number;
}

/** What the manifest lists, in the order in which the engine loads it. */
export interface AofManifest {
  /** All that was written before the incremental files: RDB, most often. */
  base?: AofPart;
  /** What was written since. One; two and more while a rewrite is under way, or after one that failed. */
  incr: AofPart[];
  /** What a rewrite has replaced and is about to remove. */
  history: AofPart[];
}

/** What its manifest is called in `appendonlydir`. */
export const MANIFEST = 'appendonly.aof.manifest';

/** Where an engine from 7.0 on keeps its append-only file, in the node's directory. */
export function appendDirectory(directory: string): string {
  return join(directory, 'appendonlydir');
}

/** The manifest in a node's directory; undefined when there is none. @throws AofError */
export async function readManifest(directory: string): Promise<AofManifest | undefined> {
  const path = manifestIn(directory);
  const text = await readFile(path, 'utf8').catch((error) => missing(path, error));
  return text === undefined ? undefined : parseManifest(text, path);
}

/** The same for who can't let others go first meanwhile. @throws AofError */
export function readManifestSync(directory: string): AofManifest | undefined {
  const path = manifestIn(directory);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return missing(path, error as NodeJS.ErrnoException);
  }
  return parseManifest(text, path);
}

function manifestIn(directory: string): string {
  return join(appendDirectory(directory), MANIFEST);
}

function missing(path: string, { code, message }: NodeJS.ErrnoException): undefined {
  if (code !== 'ENOENT') throw new AofError(`${path} can't be read: ${message}`);
}

/** @throws AofError with the line that means nothing */
export function parseManifest(text: string, path = 'the manifest'): AofManifest {
  const manifest: AofManifest = { incr: [], history: [] };
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const { type, part } = parseLine(line) ?? refuse(path, line);
    if (type === 'i') manifest.incr.push(part);
    else if (type === 'h') manifest.history.push(part);
    else if (type === 'b' && !manifest.base) manifest.base = part;
    else refuse(path, line);
  }
  return manifest;
}

/** The text of a manifest, as engines write it. */
export function tellManifest({ base, incr, history }: AofManifest): string {
  const line = (type: string) => (part: AofPart) => {
    const begins = part.startOffset === undefined ? '' : ` startoffset ${part.startOffset}`;
    return `file ${part.name} seq ${part.seq} type ${type}${begins}\n`;
  };
  return [...(base ? [base] : []).map(line('b')), ...history.map(line('h')), ...incr.map(line('i'))].join('');
}

/** `file NAME seq NUMBER type b|i|h`, and further names and values in engines to come. */
function parseLine(line: string): { type: string; part: AofPart } | undefined {
  const words = line.trim().split(' ');
  const fields = new Map<string, string>();
  for (let i = 0; i < words.length; i += 2) fields.set(words[i]!, words[i + 1] ?? '');
  const [name, type] = [fields.get('file') ?? '', fields.get('type') ?? ''];
  const seq = Number(fields.get('seq'));
  // A name is never a path, nor quoted: Holdfast has engines use their own names.
  if (words.length % 2 !== 0 || !/^[\w.-]+$/.test(name) || !(Number.isSafeInteger(seq) && seq > 0))
    return undefined;
  const startOffset = Number(fields.get('startoffset') ?? Number.NaN);
  return { type, part: { name, seq, ...(Number.isSafeInteger(startOffset) ? { startOffset } : {}) } };
}

function refuse(path: string, line: string): never {
  throw new AofError(`${path} has a line that means nothing: ${JSON.stringify(line.slice(0, 200))}`);
}
