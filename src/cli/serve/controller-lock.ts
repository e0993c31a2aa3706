import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isLive, processStat } from '../../runtime/proc.ts';

/** Who serves a data directory. */
export interface Holder {
  pid: number;
  endpoint: string;
  region: string;
  startedAt: string;
}

/** Another controller serves this data directory. */
export class DataDirectoryHeld extends Error {
  constructor(dataDirectory: string, holder: Holder | undefined) {
    const who = holder
      ? `process ${holder.pid}, at ${holder.endpoint}, since ${holder.startedAt}`
      : 'another process';
    super(
      `${dataDirectory} is served by ${who} already. Use that one, stop it with \`holdfast stop --data ${dataDirectory}\`, or start this one with another --data.`,
    );
    this.name = 'DataDirectoryHeld';
  }
}

/** A look at the lock holds it for an instant; a controller that starts just then waits this long, in milliseconds. */
const PATIENCE_MS = 400;

/**
 * The right to be the one controller of a data directory. An open transaction on a small SQLite file holds it, since
 * the kernel takes that lock back however the process ends; a file with a process number in it would outlive it.
 */
export class ControllerLock {
  readonly #database: DatabaseSync;
  readonly #dataDirectory: string;

  private constructor(database: DatabaseSync, dataDirectory: string) {
    this.#database = database;
    this.#dataDirectory = dataDirectory;
  }

  /** @throws DataDirectoryHeld */
  static acquire(dataDirectory: string): ControllerLock {
    const database = tryLock(dataDirectory, PATIENCE_MS);
    if (!database) throw new DataDirectoryHeld(dataDirectory, readRecord(dataDirectory));
    rmSync(recordPath(dataDirectory), { force: true });
    return new ControllerLock(database, dataDirectory);
  }

  /** Tells others where to find this controller. */
  announce(holder: Holder): void {
    const record = { ...holder, startTicks: processStat(holder.pid)?.startTicks };
    writeFileSync(recordPath(this.#dataDirectory), `${JSON.stringify(record)}\n`, { mode: 0o600 });
  }

  release(): void {
    rmSync(recordPath(this.#dataDirectory), { force: true });
    this.#database.close();
  }
}

/** The controller that serves a data directory now; undefined when none does, or when it isn't ready yet. */
export function readHolder(dataDirectory: string): Holder | undefined {
  return isHeld(dataDirectory) ? readRecord(dataDirectory) : undefined;
}

/** Whether some controller has the data directory, ready or not. */
export function isHeld(dataDirectory: string): boolean {
  if (!existsSync(lockPath(dataDirectory))) return false;
  const database = tryLock(dataDirectory, 0);
  database?.close();
  return database === undefined;
}

function tryLock(dataDirectory: string, patienceMs: number): DatabaseSync | undefined {
  const database = new DatabaseSync(lockPath(dataDirectory), { timeout: patienceMs });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** The record of a controller that was killed stays behind, and the lock may be another's by now: only the living count. */
function readRecord(dataDirectory: string): Holder | undefined {
  try {
    const text = readFileSync(recordPath(dataDirectory), 'utf8');
    const { startTicks, ...holder } = JSON.parse(text) as Holder & { startTicks?: string };
    const stat = processStat(holder.pid);
    return isLive(stat) && stat.startTicks === startTicks ? holder : undefined;
  } catch {
    return undefined;
  }
}

function lockPath(dataDirectory: string): string {
  return join(dataDirectory, 'controller.lock');
}

function recordPath(dataDirectory: string): string {
  return join(dataDirectory, 'controller.json');
}
