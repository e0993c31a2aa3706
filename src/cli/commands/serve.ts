import type { Command } from 'commander';
import { Option } from 'commander';
import { action, wholeNumber } from '../command.ts';
import { dataDirectory } from '../data-directory.ts';
import { formatSeconds } from '../output/format.ts';
import { fields } from '../output/table.ts';
import { ownCommand, ownCommandFor } from '../own-command.ts';
import type { FailoverFlags } from '../serve/failover-options.ts';
import type { NetworkFlags } from '../serve/network-options.ts';

interface ServeFlags extends FailoverFlags, NetworkFlags {
  host: string;
  port: number;
  pool: string;
  accountId: string;
  auth: 'sigv4' | 'none';
  engines?: string;
  importDirectory?: string;
  logLevel: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

export function define(command: Command): void {
  command
    .option('--host <address>', 'address of the API', '127.0.0.1')
    .option('--port <port>', 'port of the API; 0 takes any', wholeNumber('--port', { max: 65_535 }), 8555)
    .option('--pool <cidr>', 'addresses that nodes may have', '127.80.0.0/12')
    .addOption(
      new Option('--network <how>', 'floating: each node and endpoint has an address; ports: a port on one')
        .choices(['floating', 'ports'])
        .default('floating'),
    )
    .option('--advertise <host>', 'with ports: the name or IPv4 address that clients are told')
    .option('--port-range <from-to>', 'with ports: which may be used (17000-17999)')
    .option('--account-id <id>', 'AWS account id in ARNs', '000000000000')
    .addOption(
      new Option('--auth <how>', 'sigv4 verifies signatures; none takes any key')
        .choices(['sigv4', 'none'])
        .default('sigv4'),
    )
    .option('--engines <dir>', 'where installed engines live (engines in the data directory)')
    .option('--import-directory <dir>', 'RDB files that SnapshotArns may name (import in the data directory)')
    .option('--ping-interval <time>', 'how often a primary is asked whether it is there (100ms)')
    .option('--hang-timeout <time>', 'a primary that is stopped for so long is replaced (500ms)')
    .option('--busy-timeout <time>', 'one that is only slow, as by a long script, after this (10s)')
    .option('--max-lag <size>', 'a replica further behind than this is not promoted by itself (16mb)')
    .addOption(
      new Option('--log-level <level>', 'what holdfast.log in the data directory gets')
        .choices(LOG_LEVELS)
        .default('info'),
    )
    .action(
      action<[], ServeFlags>(async ({ globals, out }, flags) => {
        const begun = performance.now();
        const data = dataDirectory(globals.data);
        const region =
          globals.region || process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'] || 'us-east-1';
        const { startHoldfast } = await import('../serve/start.ts');
        const line = out.progress();
        const running = await startHoldfast({
          ...flags,
          data,
          region,
          onProgress: (message) => line.update(message),
        }).finally(() => line.clear());
        const { endpoint, dataDirectory: directory, credentialsFile, consoleLink } = running;
        const seconds = (performance.now() - begun) / 1000;
        out.result(
          { endpoint, consoleLink, dataDirectory: directory, credentialsFile, region, pid: process.pid },
          () =>
            fields(
              [
                [
                  'Holdfast',
                  `serves at ${out.style('bold', endpoint)} (region ${region}, ready in ${formatSeconds(seconds)})`,
                ],
                [
                  'console',
                  `${out.style('cyan', consoleLink)}  (once; another: ${ownCommandFor(directory)} console)`,
                ],
                ['data', directory],
                ['AWS clients', out.style('cyan', `eval "$(${ownCommandFor(directory)} env)"`)],
                ['try', `${ownCommandFor(directory)} clusters create my-redis    ${ownCommand()} tour`],
              ],
              out.style,
            ),
        );
        out.note('Ctrl-C stops the server; the nodes go on.');
        await untilStopped();
        await running.close();
        out.note(
          '\nHoldfast has stopped; its nodes go on. Start it again: holdfast serve' +
            '\nStop the nodes too: holdfast stop --stop-nodes',
        );
        // Work that was not waited for must not go on without the right to the data directory.
        process.exit(0);
      }),
    );
}

/** A second signal while it closes ends it at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
