import type { Command } from 'commander';
import { action } from '../command.ts';
import { findConnection } from '../connection.ts';
import { shellWord } from '../shell.ts';

export function define(command: Command): void {
  command
    .summary('print the variables that point AWS clients at Holdfast')
    .description('print the variables that point AWS clients at Holdfast, for: eval "$(holdfast env)"')
    .action(
      action<[]>(async ({ globals, out }) => {
        const connection = await findConnection(globals);
        const variables = {
          AWS_ACCESS_KEY_ID: connection.accessKeyId,
          AWS_SECRET_ACCESS_KEY: connection.secretAccessKey,
          AWS_REGION: connection.region,
          AWS_DEFAULT_REGION: connection.region,
          AWS_ENDPOINT_URL_ELASTICACHE: connection.endpoint,
        };
        out.result(variables, () => exportLines(variables, process.env));
      }),
    );
}

/** A token or a profile left from elsewhere would be taken instead of the key, or sent along with it. */
const IN_THE_WAY = ['AWS_SESSION_TOKEN', 'AWS_PROFILE'];

/** Lines for sh and those like it. */
export function exportLines(
  variables: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const unset = IN_THE_WAY.filter((name) => env[name] !== undefined).map((name) => `unset ${name}`);
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return [...unset, ...exports].join('\n');
}
