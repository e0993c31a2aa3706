import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunResult, run } from '../run.ts';
import { parseDeb822, type Stanza } from './deb822.ts';
import { AptError, classifyAptOutput } from './error.ts';
import type { MachineArchive } from './machine.ts';
import { COMPONENTS, type SuiteGroup } from './suites.ts';

/** A package as an index lists it. `size` in bytes, of the .deb. */
export interface Package {
  name: string;
  version: string;
  size: number;
  depends: string;
  /** `libs`, or `universe/libs` in Ubuntu's. */
  section: string;
}

const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * An apt of our own in one directory: its lists, cache and sources lie there, the machine's are neither read nor
 * written. The machine's proxies and passwords still apply. Needs no root; as root, it fetches as root, since apt's
 * own user could not write into the directory.
 */
export class AptWorkspace {
  readonly #directory: string;
  readonly #config: string;
  readonly #signal: AbortSignal | undefined;

  private constructor(directory: string, signal?: AbortSignal) {
    this.#directory = directory;
    this.#config = join(directory, 'apt.conf');
    this.#signal = signal;
  }

  /** Fetches and checks the indexes of one group of suites. `directory` is made; the caller removes it. */
  static async open(
    directory: string,
    archive: MachineArchive,
    group: SuiteGroup,
    signal?: AbortSignal,
  ): Promise<AptWorkspace> {
    const workspace = new AptWorkspace(directory, signal);
    for (const name of ['lists/partial', 'cache/archives/partial', 'downloads']) {
      await mkdir(join(directory, name), { recursive: true });
    }
    await writeFile(join(directory, 'status'), '');
    await writeFile(join(directory, 'archive.sources'), renderSources(archive, group));
    await writeFile(workspace.#config, renderConfig(directory));
    const result = await workspace.#apt(['apt-get', 'update']);
    if (result.code !== 0) throw aptError(`The package index of ${group.name} can't be read`, result);
    return workspace;
  }

  /** Every version of a package that the group has, newest first as apt prefers; none is no error. */
  async versions(name: string): Promise<Package[]> {
    return this.#show([name]);
  }

  /** What apt would install of each name; names that nothing carries (virtual packages, for one) are left out. */
  async candidates(names: readonly string[]): Promise<Package[]> {
    return this.#show(['--no-all-versions', ...names]);
  }

  async #show(args: readonly string[]): Promise<Package[]> {
    const result = await this.#apt(['apt-cache', 'show', ...args]);
    if (result.code !== 0 && !/No packages found|Unable to locate package/.test(result.stderr)) {
      throw aptError("The package index can't be searched", result);
    }
    return parseDeb822(result.stdout).flatMap(toPackage);
  }

  /** Downloads and checks; returns the directory that holds the .deb files, and nothing else. */
  async download(packages: readonly Package[]): Promise<string> {
    const directory = join(this.#directory, 'downloads');
    const exact = packages.map(({ name, version }) => `${name}=${version}`);
    const result = await this.#apt(['apt-get', 'download', ...exact], directory);
    if (result.code !== 0) throw aptError(`${packages[0]?.name} can't be downloaded`, result);
    return directory;
  }

  async #apt(argv: readonly [string, ...string[]], cwd?: string): Promise<RunResult> {
    const [program, ...args] = argv;
    try {
      const options = { cwd, signal: this.#signal };
      return await run([program, '-q', '-c', this.#config, ...args], options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new AptError('tools', `There is no ${program} on this machine`, { cause: error });
    }
  }
}

function aptError(what: string, result: RunResult): AptError {
  const lines = result.stderr.split('\n').filter((line) => /^[EW]:/.test(line));
  const words = (lines.length > 0 ? lines : [result.stderr.trim()]).slice(0, 3).join(' ');
  return new AptError(classifyAptOutput(result.stderr), `${what}: ${words}`);
}

function toPackage(stanza: Stanza): Package[] {
  const name = stanza.get('package');
  const version = stanza.get('version');
  if (!name || !version) return [];
  const depends = [stanza.get('pre-depends'), stanza.get('depends')].filter(Boolean).join(', ');
  const section = stanza.get('section') ?? '';
  return [{ name, version, size: Number(stanza.get('size') ?? 0), depends, section }];
}

/** Exported for its test. Only package indexes are asked for: no translations, no descriptions, no icons. */
export function renderSources(archive: MachineArchive, group: SuiteGroup): string {
  const architecture = ARCHITECTURES[process.arch];
  if (!architecture) {
    throw new AptError('sources', `Packages for ${process.arch} are not supported, only x64 and arm64`);
  }
  const signedBy = archive.signedBy
    .split('\n')
    .map((line, index) => (index === 0 ? line : ` ${line}`))
    .join('\n');
  const stanzas = group.sources.flatMap(({ archive: kind, suite }) => {
    const uri = kind === 'main' ? archive.main : archive.security;
    if (uri === undefined) return [];
    const components = COMPONENTS[archive.distribution].join(' ');
    return [
      `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: ${components}\nArchitectures: ${architecture}\n` +
        `Targets: Packages\nPDiffs: no\nSigned-By: ${signedBy}\n`,
    ];
  });
  return stanzas.join('\n');
}

/** The machine's settings are read first and these last, so that these win. */
function renderConfig(directory: string): string {
  const at = (name: string) => JSON.stringify(join(directory, name));
  return `#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::State "${directory}";
Dir::State::lists ${at('lists/')};
Dir::State::status ${at('status')};
Dir::Cache ${at('cache/')};
Dir::Cache::archives ${at('cache/archives/')};
Dir::Cache::pkgcache "pkgcache.bin";
Dir::Cache::srcpkgcache "";
Dir::Etc::SourceList ${at('archive.sources')};
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Sandbox::User "root";
APT::Default-Release "";
APT::Update::Error-Mode "any";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::AllowWeakRepositories "false";
Acquire::AllowDowngradeToInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
`;
}
