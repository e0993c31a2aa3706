import type { QueryClient } from '../client/query-client.ts';
import { dataDirectory } from './data-directory.ts';
import { CliError } from './errors.ts';

export interface GlobalOptions {
  data?: string;
  region?: string;
  endpoint?: string;
  json?: boolean;
}

/** Whom the command line speaks to, and as whom. */
export interface Connection {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

interface Holder {
  endpoint: string;
  region: string;
}

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What the choice is made from. */
export interface Known {
  options: GlobalOptions;
  env: Readonly<Record<string, string | undefined>>;
  /** Who serves the data directory now. */
  holder: Holder | undefined;
  /** The root key that the data directory keeps. */
  stored: Keys | undefined;
}

const DEFAULT_REGION = 'us-east-1';

/** Accepted by a server that runs with --auth none; any other answers that it doesn't know the key. */
const ANY_KEY: Keys = { accessKeyId: 'holdfast', secretAccessKey: 'holdfast' };

/**
 * The endpoint is what was asked for, else that of the server on the data directory, else what the AWS variables
 * name. The key goes with it: the stored one for the server that stored it, else the environment's.
 * Undefined when nothing names an endpoint.
 */
export function chooseConnection({ options, env, holder, stored }: Known): Connection | undefined {
  const endpoint = options.endpoint ?? holder?.endpoint ?? env['AWS_ENDPOINT_URL_ELASTICACHE'];
  if (endpoint === undefined || endpoint === '') return undefined;
  const own = keysOf(env['HOLDFAST_ACCESS_KEY_ID'], env['HOLDFAST_SECRET_ACCESS_KEY']);
  const aws = keysOf(env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']);
  const isHolder = holder !== undefined && sameEndpoint(endpoint, holder.endpoint);
  const keys = isHolder ? (stored ?? own ?? aws) : (own ?? aws ?? stored);
  const region =
    options.region ||
    env['AWS_REGION'] ||
    env['AWS_DEFAULT_REGION'] ||
    (isHolder ? holder.region : undefined) ||
    DEFAULT_REGION;
  return { endpoint: endpoint.replace(/\/+$/, ''), region, ...(keys ?? ANY_KEY) };
}

/** @throws CliError that says how to start a server, when there is none. */
export async function findConnection(options: GlobalOptions): Promise<Connection> {
  const data = dataDirectory(options.data);
  const [{ readHolder }, { readCredentials }] = await Promise.all([
    import('./serve/controller-lock.ts'),
    import('./serve/credentials.ts'),
  ]);
  const [holder, stored] = await Promise.all([readHolder(data), readCredentials(data)]);
  const connection = chooseConnection({ options, env: process.env, holder, stored });
  if (!connection) {
    throw new CliError('NotServed', `No Holdfast serves ${data}`, 'Start it: holdfast serve');
  }
  return connection;
}

export async function connect(
  options: GlobalOptions,
): Promise<QueryClient & { region: string; endpoint: string }> {
  const [connection, { createQueryClient }] = await Promise.all([
    findConnection(options),
    import('../client/query-client.ts'),
  ]);
  const client = createQueryClient(connection);
  return { ...client, region: connection.region, endpoint: connection.endpoint };
}

function keysOf(accessKeyId: string | undefined, secretAccessKey: string | undefined): Keys | undefined {
  return accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
}

function sameEndpoint(one: string, other: string): boolean {
  try {
    return new URL(one).origin === new URL(other).origin;
  } catch {
    return false;
  }
}
