import { CommanderError } from 'commander';
import type { GlobalOptions } from './connection.ts';
import { dataDirectory } from './data-directory.ts';
import { CliError } from './errors.ts';
import { typeable } from './own-command.ts';
import { buildProgram, withHelpFlag } from './program.ts';
import { describeFailure, reportFailure } from './report-error.ts';

// A reader that has seen enough, such as head, closes the pipe: no reason to fail.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const args = withHelpFlag(process.argv.slice(2));
const json = args.includes('--json');

const program = buildProgram();

try {
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) {
    process.exitCode = 0;
  } else if (error instanceof CommanderError && error.code === 'commander.help') {
    // A group called without a command has shown its help.
    process.exitCode = 2;
  } else {
    const failure = describeFailure(error);
    const data = dataDirectory(program.opts<GlobalOptions>().data);
    if (failure.next) failure.next = typeable(failure.next, data);
    if (!(json && error instanceof CliError && error.inResult)) reportFailure(failure, json);
    process.exitCode = failure.exitCode;
  }
}
