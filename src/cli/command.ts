import type { Command } from 'commander';
import { connect, type GlobalOptions } from './connection.ts';
import { dataDirectory } from './data-directory.ts';
import { UsageError } from './errors.ts';
import { createPrinter, type Printer } from './output/printer.ts';
import { typeable } from './own-command.ts';

/** The API as commands use it, bound to a region. */
export type Api = Awaited<ReturnType<typeof connect>>;

/** What a command works with. */
export interface Cli {
  readonly globals: GlobalOptions;
  readonly out: Printer;
  /** The API in the region that was asked for, or another one. Nothing is connected before. */
  api(region?: string): Promise<Api>;
}

/**
 * A command's action: `body` gets what it works with, then the arguments, then the options.
 * `Args` and `Options` are what the declaration beside it makes commander hand over.
 */
export function action<Args extends readonly unknown[], Options extends object = object>(
  body: (cli: Cli, ...given: [...Args, Options]) => Promise<void>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const globals = command.optsWithGlobals<GlobalOptions>();
    const cli: Cli = {
      globals,
      out: createPrinter(globals.json ?? false, (text) => typeable(text, dataDirectory(globals.data))),
      api: (region) => connect(region === undefined ? globals : { ...globals, region }),
    };
    // The last two are the options and the command.
    const args = given.slice(0, -2) as unknown as Args;
    await body(cli, ...([...args, command.opts()] as unknown as [...Args, Options]));
  };
}

/** A group such as `clusters`, of which the bare name does what `list` does. */
export function listByDefault(group: Command, list: (cli: Cli, options: object) => Promise<void>): void {
  group
    .usage('[command] [options]')
    .argument('[command]')
    .action(
      action<[string | undefined]>(async (cli, unknown, options) => {
        if (unknown !== undefined) throw unknownCommand(group, unknown);
        await list(cli, options);
      }),
    );
}

function unknownCommand(group: Command, given: string): UsageError {
  const names = group.commands.map((command) => command.name()).join(', ');
  return new UsageError(
    `unknown command '${given}' of ${group.name()}: there are ${names}`,
    `holdfast ${group.name()} --help`,
  );
}

/** Parses a whole number of an option. */
export function wholeNumber(
  name: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER } = {},
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new UsageError(`${name} ${text}: a whole number from ${min} to ${max} is expected`);
  };
}

/** Gathers an option that may be given several times, or several values with commas. */
export function list(text: string, before: string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ];
}
