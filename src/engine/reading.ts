import type { NodeReading } from '../domain/node-reading.ts';
import { isAtLeast } from '../domain/version.ts';
import { type Info, infoNumber } from './info.ts';

const SECTIONS = ['server', 'clients', 'memory', 'persistence', 'stats', 'replication', 'cpu', 'keyspace'];

/** The sections of INFO that a reading is made of; all of them for a version that takes one at a time. */
export function readingSections(version: string | undefined): string[] {
  return version !== undefined && isAtLeast(version, '7.0') ? SECTIONS : [];
}

/** What a replica shows as its place in the stream before it has one. */
const NO_POSITION = 1;

export function readingOf(info: Info): NodeReading {
  const number = (field: string): number => infoNumber(info, field) || 0;
  const known = (field: string): number | undefined =>
    info.has(field) ? infoNumber(info, field) : undefined;
  const role = info.get('role') === 'slave' ? 'replica' : 'primary';
  const offset = number(role === 'primary' ? 'master_repl_offset' : 'slave_repl_offset');
  return {
    runId: info.get('run_id') ?? '',
    processId: number('process_id'),
    // Valkey calls itself a Redis too, for clients that ask for nothing else.
    version: info.get('valkey_version') ?? info.get('redis_version') ?? '',
    uptimeSeconds: number('uptime_in_seconds'),
    role,
    usedMemory: number('used_memory'),
    maxMemory: number('maxmemory'),
    ...keysOf(info),
    connectedClients: number('connected_clients'),
    opsPerSecond: number('instantaneous_ops_per_sec'),
    dataBytes: known('aof_current_size'),
    replication: {
      offset: role === 'replica' && offset <= NO_POSITION ? undefined : offset,
      replicas: number('connected_slaves'),
      linkDownSeconds: known('master_link_down_since_seconds'),
    },
    counters: {
      connections: number('total_connections_received'),
      commands: number('total_commands_processed'),
      hits: number('keyspace_hits'),
      misses: number('keyspace_misses'),
      evicted: number('evicted_keys'),
      expired: number('expired_keys'),
      bytesIn: number('total_net_input_bytes'),
      bytesOut: number('total_net_output_bytes'),
      processor:
        (known('used_cpu_user_main_thread') ?? number('used_cpu_user')) +
        (known('used_cpu_sys_main_thread') ?? number('used_cpu_sys')),
    },
  };
}

function keysOf(info: Info): { keys: number; keysWithExpiry: number } {
  const sums = { keys: 0, keysWithExpiry: 0 };
  for (const [name, value] of info) {
    const match = /^db\d+$/.test(name) && /keys=(\d+),expires=(\d+)/.exec(value);
    if (!match) continue;
    sums.keys += Number(match[1]);
    sums.keysWithExpiry += Number(match[2]);
  }
  return sums;
}
