import type { Cli } from '../command.ts';
import { enginesDirectory } from '../commands/engines/directory.ts';
import { connect } from '../connection.ts';
import { CliError, InterruptedError } from '../errors.ts';
import { ownCommand } from '../own-command.ts';
import { shellWord } from '../shell.ts';
import type { TourEngine } from './engine.ts';
import type { Scene, Tour } from './scene.ts';
import { StepLog } from './steps.ts';
import { printSummary } from './summary.ts';
import { ThrowAwayServer } from './throw-away-server.ts';

export interface TourOptions {
  keys: number;
  keep?: boolean;
  /** Such as valkey@8.1; the usual one otherwise. */
  engine?: string;
  engines?: string;
}

const REGION = 'us-east-1';
const OTHER_REGION = 'eu-west-1';

/** @throws CliError when not all of it held; what it made is removed in any case, unless it is to be kept */
export async function runTour(cli: Cli, tour: Tour, options: TourOptions): Promise<void> {
  const begun = performance.now();
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new InterruptedError());
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const log = new StepLog(cli);
  let server: ThrowAwayServer | undefined;
  let found: Record<string, unknown> = {};
  let failure: Error | undefined;
  try {
    const started = await start(cli, log, options, stop.signal);
    server = started.server;
    found = await Promise.race([
      tour.walk(await setScene(cli, log, started, options.keys, stop.signal)),
      aborted(stop.signal),
    ]);
  } catch (error) {
    failure = error as Error;
  }
  log.close();
  const keep = options.keep && server !== undefined && !stop.signal.aborted;
  if (server && keep) server.letGo();
  else await server?.remove();
  if (stop.signal.aborted) throw new InterruptedError();
  const seconds = (performance.now() - begun) / 1000;
  const held = failure === undefined;
  const value = {
    held,
    seconds,
    steps: log.results,
    ...found,
    ...(keep && { dataDirectory: server?.dataDirectory, endpoint: server?.endpoint }),
  };
  // Under --json a failure is one object too, with all that led to it.
  const error = failure && { code: codeOf(failure), message: failure.message };
  cli.out.result(error ? { ...value, error } : value, () =>
    printSummary(log.results, { held, seconds, style: cli.out.style }),
  );
  if (server && keep) tellHowToConnect(cli, server);
  else if (server && !cli.out.json) cli.out.note(`The tour's server, its nodes and its data are gone again.`);
  if (failure) throw new TourEnded(failure);
}

class TourEnded extends CliError {
  override readonly inResult = true;

  constructor(cause: Error) {
    super('TourFailed', `the tour did not hold: ${cause.message}`);
    this.cause = cause;
  }
}

interface Started {
  server: ThrowAwayServer;
  engine: TourEngine;
}

async function start(cli: Cli, log: StepLog, options: TourOptions, signal: AbortSignal): Promise<Started> {
  const directory = enginesDirectory(cli.globals, options.engines);
  return log.step('', 'start a Holdfast of its own', async (line) => {
    const { prepareEngine } = await import('./engine.ts');
    const onProgress = (message: string): void => line.update(`     ${message}`);
    const engine = await prepareEngine({ engine: options.engine, directory, onProgress, signal });
    const server = await ThrowAwayServer.start({ engines: directory, signal });
    return { detail: `${server.endpoint}, data in ${server.dataDirectory}`, value: { server, engine } };
  });
}

async function setScene(
  cli: Cli,
  log: StepLog,
  { server, engine }: Started,
  keys: number,
  signal: AbortSignal,
): Promise<Scene> {
  const place = { data: server.dataDirectory, endpoint: server.endpoint };
  const [api, elsewhere] = await Promise.all([
    connect({ ...place, region: REGION }),
    connect({ ...place, region: OTHER_REGION }),
  ]);
  return { cli, log, server, api, elsewhere, keys, engine, signal };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function tellHowToConnect(cli: Cli, server: ThrowAwayServer): void {
  const own = `${ownCommand()} --data ${shellWord(server.dataDirectory)}`;
  cli.out.note(
    [
      '',
      'It goes on running. Look at it:',
      `  ${own} status`,
      `  eval "$(${own} env)"`,
      'End it, and remove its data:',
      `  ${own} stop --stop-nodes && rm -r ${shellWord(server.dataDirectory)}`,
    ].join('\n'),
  );
}

function codeOf(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
