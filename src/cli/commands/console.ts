import type { Command } from 'commander';
import { action } from '../command.ts';
import { connect } from '../connection.ts';

export function define(command: Command): void {
  command.summary('a one-time link to the web console').action(
    action<[]>(async ({ globals, out }) => {
      const client = await connect(globals);
      const { Path, ExpiryTime } = await client.call('CreateConsoleSignIn', {});
      const link = `${client.endpoint}${Path}`;
      out.result({ link, expires: ExpiryTime?.toISOString() }, () => link);
      out.note('Open it in a browser within the hour; it signs in once.');
    }),
  );
}
