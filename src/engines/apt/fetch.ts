import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { libraryClosure, upstreamVersion } from './closure.ts';
import { AptError } from './error.ts';
import type { MachineArchive } from './machine.ts';
import { type SuiteGroup, suiteGroups } from './suites.ts';
import { unpackPackages } from './unpack.ts';
import { AptWorkspace, type Package } from './workspace.ts';

export interface FetchRequest {
  /** The package whose version is asked for, e.g. `redis-server`. */
  package: string;
  /** Packages of the same source that are wanted with it where the suite has them, e.g. `redis-tools`. */
  companions: string[];
  /** Does this upstream version (`7.0.15`) serve? The highest that does is taken. */
  accepts: (version: string) => boolean;
  /** `7.0`: which suites to look into first. */
  series: string;
  /** Scratch space; made and filled here, removed by the caller. */
  directory: string;
  onProgress: (message: string) => void;
  signal?: AbortSignal;
}

export interface FetchedPackage {
  /** Root of the unpacked tree: package, companions and every library they need, with its loader. */
  root: string;
  /** Upstream's version. */
  version: string;
  /** `redis-server 5:7.0.15-1~deb12u7`. */
  package: string;
  suite: string;
}

interface Found {
  workspace: AptWorkspace;
  group: SuiteGroup;
  chosen: Package;
  version: string;
}

/** Gets one package of the distribution, with its libraries, out of whichever suite has the version asked for. */
export async function fetchPackage(archive: MachineArchive, request: FetchRequest): Promise<FetchedPackage> {
  const { workspace, group, chosen, version } = await search(archive, request);
  const companions = (await Promise.all(request.companions.map((name) => workspace.versions(name)))).flatMap(
    (versions) => versions.filter((companion) => companion.version === chosen.version).slice(0, 1),
  );
  const roots = [chosen, ...companions];
  const libraries = await libraryClosure(roots, (names) => workspace.candidates(names));
  const all = [...roots, ...libraries];
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  const parts = companions.length > 0 ? `, ${companions.map(({ name }) => name).join(', ')}` : '';
  request.onProgress(
    `Fetching ${chosen.name} ${version}${parts} and ${libraries.length} libraries (${megabytes(bytes)})...`,
  );
  const downloads = await workspace.download(all);
  request.onProgress('Unpacking...');
  const root = join(request.directory, 'root');
  await unpackPackages(downloads, root, request.signal);
  await rm(join(request.directory, 'apt'), { recursive: true });
  return { root, version, package: `${chosen.name} ${chosen.version}`, suite: group.name };
}

/** Goes from suite to suite until one has it; a suite that can't be read is only told when none had it. */
async function search(archive: MachineArchive, request: FetchRequest): Promise<Found> {
  const seen = new Set<string>();
  const failures: AptError[] = [];
  const groups = suiteGroups(archive.distribution, `${request.package} ${request.series}`, archive.codename);
  for (const group of groups) {
    request.onProgress(`Reading the package index of ${archive.distribution} ${group.name}...`);
    const directory = join(request.directory, 'apt', group.name);
    try {
      const workspace = await AptWorkspace.open(directory, archive, group, request.signal);
      const versions = await workspace.versions(request.package);
      for (const candidate of versions.toSorted((a, b) => compareUpstream(b.version, a.version))) {
        const version = upstreamVersion(candidate.version);
        if (version === undefined) continue;
        if (request.accepts(version)) return { workspace, group, chosen: candidate, version };
        seen.add(`${version} (${group.name})`);
      }
    } catch (error) {
      if (!(error instanceof AptError) || ['tools', 'space', 'network'].includes(error.failure)) throw error;
      failures.push(error);
    }
    // An index takes 60 MB: don't keep those that were of no use.
    await rm(directory, { recursive: true, force: true });
  }
  const signature = failures.find(({ failure }) => failure === 'signature');
  // Nothing could be read at all: say why, rather than that nothing was found.
  if (failures.length === groups.length) throw signature ?? failures[0];
  const had = seen.size > 0 ? `has ${[...seen].join(', ')}` : 'has none';
  throw new AptError(
    'absent',
    `No suite of ${archive.distribution} carries ${request.package} ${request.series}; it ${had}` +
      (signature ? `. Not everything could be looked at: ${signature.message}` : ''),
  );
}

function compareUpstream(a: string, b: string): number {
  return (upstreamVersion(a) ?? '').localeCompare(upstreamVersion(b) ?? '', 'en', { numeric: true });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
