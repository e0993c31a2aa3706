import type { Command } from 'commander';
import { action } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';
import { type ForceOptions, forceFailover } from './force.ts';
import { testFailover } from './kill-primary.ts';

interface FailoverOptions extends WaitOption, ForceOptions {
  force?: boolean;
}

export function define(command: Command): void {
  command
    .summary("kill a group's primary, to see a replica take over")
    .description(
      'Kills the primary of a group as a crash would, and waits until a replica has taken over: TestFailover. With --force, makes a member the primary of a group that waits for one it can trust, and says what may be lost. For a planned change that loses nothing: holdfast switchover.',
    )
    .argument('<group>')
    .option('--force', 'make a member the primary whatever is lost')
    .option('--to <member>', 'with --force: this one (the one that is furthest)')
    .option('-y, --yes', 'with --force: do not ask');
  addWaitOption(command).action(
    action<[string], FailoverOptions>(async (cli, id, options) => {
      if (options.force) return forceFailover(cli, id, options);
      if (options.to !== undefined) {
        throw new UsageError(
          '--to goes with --force; who takes over is decided by who has most of the data',
          `For a planned change: holdfast switchover ${id} --to ${options.to}`,
        );
      }
      await testFailover(cli, id, options);
    }),
  );
}
