import { Argument, type Command } from 'commander';
import { parseEngineSpec } from '../../engines/spec.ts';
import { action, wholeNumber } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { Tour } from '../tour/scene.ts';

interface TourFlags {
  keys?: number;
  keep?: boolean;
  engine?: string;
  engines?: string;
}

/** Each replica's are compared with the primary's. */
const USUAL_KEYS = { snapshots: 200_000, replicas: 50_000 };

const TOURS: Record<'snapshots' | 'replicas', () => Promise<Tour>> = {
  snapshots: () => import('../tour/snapshots/walk.ts'),
  replicas: () => import('../tour/replicas/walk.ts'),
};

export function define(command: Command): void {
  command
    .summary('see snapshots, or replicas, work; all of it checked')
    .description(
      'Walks by itself through a snapshot and its restore, or through replicas and failover with a writer that never ' +
        'stops, on a throw-away data directory with a server of its own, and checks every step. ' +
        'Ends with 0 only when all of it held.',
    )
    .addArgument(
      new Argument('[which]', 'which of them').choices(['snapshots', 'replicas']).default('snapshots'),
    )
    .option(
      '--keys <count>',
      'keys to fill the cluster with (200000; for replicas 50000)',
      wholeNumber('--keys', { min: 100, max: 10_000_000 }),
    )
    .option('--keep', 'leave it running afterwards, and tell how to connect')
    .option(
      '--engine <engine@version>',
      'what the clusters run, such as valkey@8.1 (redis, where it is there)',
      engineSpec,
    )
    .option('--engines <dir>', 'where installed engines live (engines in the data directory)')
    .action(
      action<[keyof typeof TOURS], TourFlags>(async (cli, which, flags) => {
        const [{ runTour }, tour] = await Promise.all([import('../tour/run.ts'), TOURS[which]()]);
        await runTour(cli, tour, { ...flags, keys: flags.keys ?? USUAL_KEYS[which] });
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
