import type { Command } from 'commander';
import { action, type Cli, list, wholeNumber } from '../../command.ts';
import { waitForCluster } from '../../wait.ts';
import {
  addCommonOptions,
  addWaitOption,
  type CommonOptions,
  commonInput,
  parseTag,
  USUAL_NODE_TYPE,
  type WaitOption,
} from './options.ts';
import { describeCluster } from './view.ts';

export interface CreateOptions extends CommonOptions, WaitOption {
  engine?: string;
  port?: number;
  zone?: string;
  subnetGroup?: string;
  fromSnapshot?: string;
  fromFile?: string[];
  tag?: { Key: string; Value: string }[];
}

/** Options of a new cluster, whatever its data comes from. */
export function addCreateOptions(command: Command): Command {
  addCommonOptions(command)
    .option('--port <port>', 'port of its endpoint (6379)', wholeNumber('--port', { min: 1, max: 65_535 }))
    .option('--zone <zone>', 'availability zone')
    .option('--subnet-group <name>')
    .option('--tag <name=value>', 'may be given several times', parseTag);
  return addWaitOption(command);
}

export function defineCreate(group: Command): void {
  const command = group
    .command('create')
    .description('create a cluster')
    .argument('<id>')
    .option('--engine <engine>', 'redis or valkey (redis)')
    .option('--from-snapshot <name>', 'with the data of a snapshot')
    .option(
      '--from-file <arns>',
      'with the data of an RDB file, as file:///path in the import directory',
      list,
    );
  addCreateOptions(command).action(
    action<[string], CreateOptions>((cli, id, options) => createCluster(cli, id, options)),
  );
}

export async function createCluster(cli: Cli, id: string, options: CreateOptions): Promise<void> {
  const api = await cli.api();
  const restoring = options.fromSnapshot !== undefined;
  const { CacheCluster } = await api.call('CreateCacheCluster', {
    CacheClusterId: id,
    NumCacheNodes: 1,
    Port: options.port,
    PreferredAvailabilityZone: options.zone,
    CacheSubnetGroupName: options.subnetGroup,
    SnapshotName: options.fromSnapshot,
    SnapshotArns: options.fromFile,
    Tags: options.tag,
    ...commonInput(options),
    // A snapshot brings its own engine and node type along.
    Engine: options.engine ?? (restoring ? undefined : 'redis'),
    CacheNodeType: options.nodeType ?? (restoring ? undefined : USUAL_NODE_TYPE),
  });
  const cluster = options.wait ? await waitForCluster(cli, api, id) : (CacheCluster ?? {});
  cli.out.result({ CacheCluster: cluster }, () => describeCluster(cluster, cli.out.style));
  const endpoint = cluster.CacheNodes?.[0]?.Endpoint;
  if (endpoint?.Address) cli.out.note(`\nConnect: redis-cli -h ${endpoint.Address} -p ${endpoint.Port}`);
}
