import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AptError } from './error.ts';
import { parseListFile, parseSourcesFile, type SourceEntry } from './sources.ts';
import { ARCHIVE_KEYRING, type Distribution } from './suites.ts';

/** Where this machine gets its distribution's packages from. */
export interface MachineArchive {
  distribution: Distribution;
  /** The release this machine runs, e.g. `bookworm`. */
  codename: string;
  /** The address of the main archive, as apt's configuration has it. */
  main: string;
  /** The address of the security archive, where it is named. */
  security?: string;
  /** A keyring's path, or the text of a key. */
  signedBy: string;
}

const RELEASE_ALIASES = ['stable', 'oldstable', 'testing', 'unstable', 'sid'];

/** Reads os-release and apt's sources under `root`; what apt itself would fetch from decides, nothing is built in. */
export async function readMachineArchive(root = '/'): Promise<MachineArchive> {
  const { distribution, codename } = await readDistribution(root);
  const entries = await readSources(root);
  const best = (suiteSuffix: string) =>
    entries
      .filter((entry) => serves(entry, codename, suiteSuffix))
      .map((entry) => ({ entry, score: likeness(entry, distribution) }))
      .toSorted((a, b) => b.score - a.score)[0]?.entry;
  const main = best('');
  if (!main) {
    throw new AptError(
      'sources',
      `apt's configuration under ${join(root, 'etc/apt')} names no archive that serves ${distribution} ${codename}`,
    );
  }
  const security = best('-security');
  return {
    distribution,
    codename,
    main: main.uri,
    ...(security && { security: security.uri }),
    signedBy: await keyring(main, distribution, root),
  };
}

async function readDistribution(root: string): Promise<{ distribution: Distribution; codename: string }> {
  const text = await readOptional(join(root, 'etc/os-release'), join(root, 'usr/lib/os-release'));
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)=["']?([^"'\n]*)["']?$/gm)].map((match) => [match[1], match[2] ?? '']),
  );
  // Mint, Pop!_OS and their like have a codename of their own and name Ubuntu's or Debian's beside it.
  const ubuntu = fields.get('UBUNTU_CODENAME');
  if (ubuntu) return { distribution: 'ubuntu', codename: ubuntu };
  const debian =
    fields.get('DEBIAN_CODENAME') ?? (fields.get('ID') === 'debian' ? fields.get('VERSION_CODENAME') : '');
  if (debian) return { distribution: 'debian', codename: debian };
  const name = fields.get('PRETTY_NAME') || 'this system';
  throw new AptError('sources', `${name} is neither Debian nor Ubuntu nor built on one of them`);
}

async function readSources(root: string): Promise<SourceEntry[]> {
  const folder = join(root, 'etc/apt/sources.list.d');
  const names = await readdir(folder).catch(() => []);
  const parts = names.toSorted().map((name) => join(folder, name));
  const entries: SourceEntry[] = [];
  for (const path of [join(root, 'etc/apt/sources.list'), ...parts]) {
    if (path.endsWith('.list')) entries.push(...parseListFile(await readOptional(path)));
    else if (path.endsWith('.sources')) entries.push(...parseSourcesFile(await readOptional(path)));
  }
  return entries.filter((entry) => !entry.uri.startsWith('cdrom:'));
}

function serves(entry: SourceEntry, codename: string, suffix: string): boolean {
  if (!entry.components.includes('main')) return false;
  return [codename, ...RELEASE_ALIASES].some((release) => {
    const suite = release + suffix;
    // Before Debian 11, and still for some mirrors, security suites are spelled bookworm/updates.
    return entry.suites.includes(suite) || (suffix !== '' && entry.suites.includes(`${release}/updates`));
  });
}

/** Others publish under the distribution's codename, too (vendors of databases do): prefer what looks like the archive. */
function likeness(entry: SourceEntry, distribution: Distribution): number {
  let score = 0;
  if (entry.signedBy?.includes(`${distribution}-archive`)) score += 4;
  if (new RegExp(`/${distribution}(-security|-ports)?/?$`).test(entry.uri)) score += 2;
  if (/^mirror(\+file)?:/.test(entry.uri)) score += 2;
  if (entry.signedBy === undefined) score += 1;
  return score;
}

async function keyring(entry: SourceEntry, distribution: Distribution, root: string): Promise<string> {
  if (entry.signedBy) return entry.signedBy;
  const path = join(root, ARCHIVE_KEYRING[distribution]);
  const found = await stat(path).then(
    () => true,
    () => false,
  );
  if (found) return path;
  throw new AptError(
    'signature',
    `${ARCHIVE_KEYRING[distribution]} is missing, so that packages could not be checked`,
  );
}

async function readOptional(...paths: string[]): Promise<string> {
  for (const path of paths) {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'ENOENT' && code !== 'EACCES') throw error;
    }
  }
  return '';
}
