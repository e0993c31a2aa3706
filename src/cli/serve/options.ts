import { isIPv4 } from 'node:net';
import { isRegionName } from '../../domain/regions.ts';
import { type FailoverFlags, failoverSettings } from './failover-options.ts';
import { type NetworkFlags, networkOf } from './network-options.ts';

export interface ServeOptions extends FailoverFlags, NetworkFlags {
  /** Data directory. */
  data: string;
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** CIDR block that nodes get their addresses from. */
  pool: string;
  accountId: string;
  auth: 'sigv4' | 'none';
  /** The region that `holdfast env` sets; requests name their own. */
  region: string;
  /** Where engines are installed; in the data directory unless set. */
  engines?: string;
  /** Where RDB files for SnapshotArns are taken from; in the data directory unless set. */
  importDirectory?: string;
  logLevel: string;
  onProgress?: (message: string) => void;
}

/** @throws Error that names the option, for what can't be served */
export function checkOptions(options: ServeOptions): void {
  if (!/^\d{12}$/.test(options.accountId)) {
    throw new Error(`--account-id ${options.accountId}: an account has 12 digits, such as 000000000000.`);
  }
  if (!isRegionName(options.region)) {
    throw new Error(`--region ${options.region}: no name of a region; write it like us-east-1.`);
  }
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535) {
    throw new Error(`--port ${options.port}: a port is a number from 1 to 65535, or 0 for any.`);
  }
  failoverSettings(options);
  networkOf(options);
  if (options.auth === 'none' && !isLoopback(options.host)) {
    throw new Error(
      `--auth none accepts any key, so it is for this machine only: ${options.host} can be reached by others. Leave out --auth none, or --host.`,
    );
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
