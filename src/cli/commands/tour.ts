import type { Command } from 'commander';
import { action, wholeNumber } from '../command.ts';

interface TourFlags {
  keys: number;
  keep?: boolean;
  engines?: string;
}

export function define(command: Command): void {
  command
    .summary('see it work: a snapshot and its restore, checked key by key')
    .description(
      'Walks through a snapshot and its restore by itself, on a throw-away data directory with a server of its own, ' +
        'and checks every step. Ends with 0 only when all of it held.',
    )
    .option(
      '--keys <count>',
      'keys to fill the cluster with',
      wholeNumber('--keys', { min: 100, max: 10_000_000 }),
      200_000,
    )
    .option('--keep', 'leave it running afterwards, and tell how to connect')
    .option('--engines <dir>', 'where installed engines live (engines in the data directory)')
    .action(
      action<[], TourFlags>(async (cli, flags) => {
        const { runTour } = await import('../tour/run.ts');
        await runTour(cli, flags);
      }),
    );
}
