import type { Command } from 'commander';
import { parseEngineSpec } from '../../engines/spec.ts';
import { action, wholeNumber } from '../command.ts';
import { UsageError } from '../errors.ts';

interface TourFlags {
  keys: number;
  keep?: boolean;
  engine?: string;
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
    .option(
      '--engine <engine@version>',
      'what the clusters run, such as valkey@8.1 (redis, where it is there)',
      engineSpec,
    )
    .option('--engines <dir>', 'where installed engines live (engines in the data directory)')
    .action(
      action<[], TourFlags>(async (cli, flags) => {
        const { runTour } = await import('../tour/run.ts');
        await runTour(cli, flags);
      }),
    );
}

function engineSpec(text: string): string {
  try {
    parseEngineSpec(text);
    return text;
  } catch (error) {
    throw new UsageError(`--engine: ${(error as Error).message}`);
  }
}
