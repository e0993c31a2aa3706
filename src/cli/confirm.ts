import { createInterface } from 'node:readline/promises';
import type { Cli } from './command.ts';
import { CliError, UsageError } from './errors.ts';

/**
 * Has a person agree to what can't be undone. Where nobody can be asked, as in a script, `--yes` says so beforehand.
 * @throws CliError when they don't; UsageError when it wasn't said
 */
export async function confirm(
  cli: Cli,
  question: string,
  { yes, command }: { yes?: boolean | undefined; command: string },
): Promise<void> {
  if (yes) return;
  if (cli.out.json || !process.stdin.isTTY) {
    throw new UsageError('nobody can be asked here: say --yes to go on', `${command} --yes`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliError('Declined', 'nothing was done');
  } finally {
    terminal.close();
  }
}
