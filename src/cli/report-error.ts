import { CommanderError } from 'commander';
import { CliError, InterruptedError, UsageError } from './errors.ts';
import { styleFor } from './output/style.ts';

export interface Failure {
  code: string;
  message: string;
  next?: string | undefined;
  exitCode: 1 | 2 | 130;
  /** The code is AWS's, which people look up; the others are for programs only. */
  ofTheApi?: boolean;
}

/** What to type next, by the API's fault code and message. */
const NEXT_BY_CODE: readonly (readonly [RegExp, string])[] = [
  [/^CacheClusterNotFound/, 'See what is there: holdfast clusters list'],
  [/^CacheClusterAlreadyExists/, 'See what is there: holdfast clusters list'],
  [
    /^InvalidCacheClusterState: .*autofailover/,
    'Turn it off first: holdfast groups modify GROUP --no-automatic-failover --now',
  ],
  [/^InvalidCacheClusterState/, "See the cluster's status: holdfast clusters list"],
  [/^(ReplicationGroup|NodeGroup)NotFound/, 'See what is there: holdfast groups list'],
  [/^ReplicationGroupAlreadyExists/, 'See what is there: holdfast groups list'],
  [/^InvalidReplicationGroupState/, "See the group's status and members: holdfast groups list"],
  [/^TestFailoverNotAvailable/, "See the group's replicas: holdfast groups list"],
  [/^NodeQuotaForCluster/, 'Make room: holdfast groups remove-replica GROUP ID'],
  [/^FailoverNotFound/, 'See what is there: holdfast failovers list'],
  [/^SnapshotNotFound/, 'See what is there: holdfast snapshots list'],
  [/^SnapshotAlreadyExists/, 'Choose another name; see what is there: holdfast snapshots list'],
  [/^InvalidSnapshotState/, "See the snapshot's status: holdfast snapshots list"],
  [/^CacheParameterGroup(NotFound|AlreadyExists)/, 'See what is there: holdfast parameters groups'],
  [/^CacheSubnetGroup(NotFound|AlreadyExists)/, 'See what is there: holdfast subnet-groups list'],
  [
    /^(InvalidClientTokenId|SignatureDoesNotMatch|MissingAuthenticationToken|AccessDenied)/,
    'Use the key of the server: run `holdfast env` with the same --data as `holdfast serve`, or set HOLDFAST_ACCESS_KEY_ID and HOLDFAST_SECRET_ACCESS_KEY',
  ],
  [/^(RequestExpired|RequestTimeTooSkewed)/, "This machine's clock and the server's differ: set them right"],
];

/** What went wrong as people and programs are told it. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '');
    return { code: 'Usage', message, next: 'holdfast --help', exitCode: 2 };
  }
  if (error instanceof CliError) {
    const { code, message, next } = error;
    return { code, message, next, exitCode: exitCodeOf(error) };
  }
  const { name, code, message } = asError(error);
  if (name === 'ApiError') {
    const next = NEXT_BY_CODE.find(([pattern]) => pattern.test(`${code}: ${message}`))?.[1];
    return { code: code ?? 'ApiError', message, next, exitCode: 1, ofTheApi: true };
  }
  return { code: code ?? name, message, exitCode: 1 };
}

function exitCodeOf(error: CliError): Failure['exitCode'] {
  if (error instanceof UsageError) return 2;
  return error instanceof InterruptedError ? 130 : 1;
}

function asError(error: unknown): { name: string; code?: string; message: string } {
  if (error instanceof Error) {
    const { code } = error as Error & { code?: unknown };
    return { name: error.name, message: error.message, ...(typeof code === 'string' && { code }) };
  }
  return { name: 'Error', message: String(error) };
}

/** Tells of a failure: on stdout as JSON under --json, else on stderr. */
export function reportFailure(failure: Failure, json: boolean): void {
  const { code, message, next, ofTheApi } = failure;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ error: { code, message, ...(next && { next }) } }, undefined, 2)}\n`,
    );
    return;
  }
  const style = styleFor(process.stderr);
  process.stderr.write(`${style('red', 'error:')} ${ofTheApi ? `${code}: ` : ''}${message}\n`);
  if (next) process.stderr.write(`${style('dim', '  ->')} ${next}\n`);
}
