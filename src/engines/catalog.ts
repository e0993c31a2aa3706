import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { majorMinor } from '../domain/version.ts';
import {
  compareEngines,
  type Engine,
  type EngineName,
  matchesVersion,
  PROGRAMS,
  ROLES,
  readInstalled,
} from './engine.ts';
import { VersionCache } from './version-cache.ts';

export interface CatalogOptions {
  /** Where installed engines live. */
  directory: string;
  /** As the PATH variable writes it; nothing is looked for there without it. */
  searchPath?: string;
}

/** The engines that are there. Looks anew each time, so that one installed meanwhile is seen. */
export class EngineCatalog {
  readonly #directory: string;
  readonly #searchPath: string[];
  readonly #versions: VersionCache;

  constructor(options: CatalogOptions) {
    this.#directory = options.directory;
    this.#searchPath = (options.searchPath ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
    this.#versions = new VersionCache(join(options.directory, 'path-versions.json'));
  }

  /** One of each engine and version, Redis first, lowest version first. An installed one hides its like on PATH. */
  async list(): Promise<Engine[]> {
    const engines = new Map<string, Engine>();
    for (const engine of [...(await this.#installed()), ...(await this.#onPath())]) {
      const key = `${engine.engine} ${engine.version}`;
      if (!engines.has(key)) engines.set(key, engine);
    }
    return [...engines.values()].toSorted(compareEngines);
  }

  /** The highest that matches `7`, `7.0` or `7.0.15`; without a version the highest there is. */
  async find(engine: EngineName, version?: string): Promise<Engine | undefined> {
    return (await this.list())
      .filter((candidate) => candidate.engine === engine && matchesVersion(candidate.version, version))
      .at(-1);
  }

  async #installed(): Promise<Engine[]> {
    const names = await readdir(this.#directory).catch(() => []);
    const engines = await Promise.all(
      names.filter((name) => !name.startsWith('.')).map((name) => readInstalled(join(this.#directory, name))),
    );
    return engines.filter((engine) => engine !== undefined);
  }

  async #onPath(): Promise<Engine[]> {
    const engines: Engine[] = [];
    const seen = new Set<string>();
    for (const folder of this.#searchPath) {
      for (const name of ['redis', 'valkey']) {
        const server = join(folder, `${name}-server`);
        const real = await realpath(server).catch(() => undefined);
        if (real === undefined || seen.has(real) || !(await isProgram(server))) continue;
        seen.add(real);
        // Some systems link redis-server to a Valkey: what it says counts.
        const told = await this.#versions.ask(server).catch(() => undefined);
        if (told) engines.push(await fromPath(server, name, told.engine, told.version));
      }
    }
    return engines;
  }
}

async function fromPath(server: string, name: string, engine: EngineName, version: string): Promise<Engine> {
  const directory = dirname(server);
  const found: Engine = {
    engine,
    version,
    series: majorMinor(version),
    source: 'path',
    directory,
    server: [server],
  };
  for (const role of ROLES) {
    const path = join(directory, `${name}-${PROGRAMS[role]}`);
    if (await isProgram(path)) found[role] = [path];
  }
  return found;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
