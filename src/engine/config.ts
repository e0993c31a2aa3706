import { isAtLeast } from '../domain/version.ts';

/** Directives by name; a name that may stand several times has one value a line. */
export type Directives = Readonly<Record<string, string | readonly string[]>>;

/**
 * What Holdfast itself sets, whatever a parameter group says: without it a node could not be found,
 * snapshotted or restarted with its data.
 */
export function ownDirectives(options: {
  address: string;
  port: number;
  engine: string;
  version: string;
}): Directives {
  const { address, port, engine, version } = options;
  return {
    bind: address,
    port: String(port),
    // Nodes are reached at their own address only; who may do what is the users' file's matter.
    'protected-mode': 'no',
    daemonize: 'no',
    aclfile: 'users.acl',
    dbfilename: 'dump.rdb',
    rdbchecksum: 'yes',
    rdbcompression: 'yes',
    save: '',
    appendonly: 'yes',
    'aof-use-rdb-preamble': 'yes',
    'replica-announce-ip': address,
    'repl-diskless-sync': 'yes',
    'repl-diskless-sync-delay': '0',
    ...(isAtLeast(version, '7.0')
      ? {
          appenddirname: 'appendonlydir',
          'aof-timestamp-enabled': 'yes',
          // By itself a replica ends at the first write that its disk has no room for: all would be gone at once, with
          // nobody left to take over. What it can't write stays in memory, and is written when there is room again.
          'replica-ignore-disk-write-errors': 'yes',
        }
      : {}),
    // Lets a node load what another series wrote, once the types seen in it have been found to be known to this one.
    ...(engine === 'valkey' && isAtLeast(version, '8.1') ? { 'rdb-version-check': 'relaxed' } : {}),
  };
}

/** The text of a configuration file. Values are quoted, so that none can smuggle in a second directive. */
export function renderConfig(directives: Directives): string {
  const lines = ['# Written by Holdfast at each start of the node; changes made here are lost.'];
  for (const [name, values] of Object.entries(directives)) {
    for (const value of typeof values === 'string' ? [values] : values)
      lines.push(`${name} ${quote(name, value)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Directives whose value is several words, not one. */
const WORDS = new Set(['client-output-buffer-limit', 'bind', 'oom-score-adj-values', 'replicaof', 'user']);

function quote(name: string, value: string): string {
  const safe = value.replace(/[\r\n\0]/g, ' ');
  if (WORDS.has(name)) return safe;
  return `"${safe.replace(/[\\"]/g, '\\$&')}"`;
}
