import type { Command } from 'commander';
import { type Api, action, type Cli, list, wholeNumber } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { loadGroup, NODE_GROUP } from '../../group-state.ts';
import { waitForGroup } from '../../wait-group.ts';
import {
  addCommonOptions,
  addWaitOption,
  type CommonOptions,
  commonInput,
  parseTag,
  USUAL_NODE_TYPE,
  type WaitOption,
} from '../clusters/options.ts';
import { showGroup, tellHowToConnect } from './show.ts';

export interface CreateOptions extends CommonOptions, WaitOption {
  primary?: string;
  replicas?: number;
  description?: string;
  automaticFailover?: boolean;
  multiAz?: boolean;
  engine?: string;
  port?: number;
  zones?: string[];
  subnetGroup?: string;
  fromSnapshot?: string;
  fromFile?: string[];
  tag?: { Key: string; Value: string }[];
}

export function defineCreate(group: Command): void {
  const command = group
    .command('create')
    .description('create a group: around a cluster that is there, or with new members ID-001, ID-002, ...')
    .argument('<id>')
    .option('--primary <cluster>', 'around this cluster, which keeps its data and goes on running')
    .option(
      '--replicas <count>',
      'read replicas, up to 5 (1; with --primary 0)',
      wholeNumber('--replicas', { max: 5 }),
    )
    .option('--description <text>', 'what it is for (its id)')
    .option('--automatic-failover', 'replace a primary that fails by a replica (where there is a replica)')
    .option('--no-automatic-failover')
    .option('--multi-az', 'members in several zones')
    .option('--engine <engine>', 'redis or valkey (redis)')
    .option('--port <port>', 'port of its members (6379)', wholeNumber('--port', { min: 1, max: 65_535 }))
    .option('--zones <zones>', 'availability zones of the members, in their order', list)
    .option('--subnet-group <name>')
    .option('--from-snapshot <name>', 'with the data of a snapshot')
    .option(
      '--from-file <arns>',
      'with the data of an RDB file, as file:///path in the import directory',
      list,
    )
    .option('--tag <name=value>', 'may be given several times', parseTag);
  addCommonOptions(command);
  addWaitOption(command).action(
    action<[string], CreateOptions>(async (cli, id, options) => {
      const api = await cli.api();
      if (options.primary === undefined) await createFromNothing(api, id, options);
      else await createAround(cli, api, id, options, options.primary);
      const state = options.wait ? await waitForGroup(cli, api, id) : await loadGroup(api, id);
      await showGroup(cli, api, state);
      if (options.wait) tellHowToConnect(cli, state);
    }),
  );
}

async function createFromNothing(api: Api, id: string, options: CreateOptions): Promise<void> {
  const replicas = options.replicas ?? 1;
  // A snapshot brings its own engine and node type along.
  const restoring = options.fromSnapshot !== undefined;
  await api.call('CreateReplicationGroup', {
    ReplicationGroupId: id,
    ReplicationGroupDescription: options.description ?? id,
    NumCacheClusters: replicas + 1,
    AutomaticFailoverEnabled: options.automaticFailover ?? replicas > 0,
    MultiAZEnabled: options.multiAz,
    Port: options.port,
    PreferredCacheClusterAZs: options.zones,
    CacheSubnetGroupName: options.subnetGroup,
    SnapshotName: options.fromSnapshot,
    SnapshotArns: options.fromFile,
    Tags: options.tag,
    ...commonInput(options),
    Engine: options.engine ?? (restoring ? undefined : 'redis'),
    CacheNodeType: options.nodeType ?? (restoring ? undefined : USUAL_NODE_TYPE),
  });
}

/** Replicas, and what needs one, come after the group: AWS's operation takes a primary or a number of members. */
async function createAround(
  cli: Cli,
  api: Api,
  id: string,
  options: CreateOptions,
  primary: string,
): Promise<void> {
  refuseSettingsOfMembers(options);
  const replicas = options.replicas ?? 0;
  if (replicas > 0 && !options.wait) {
    throw new UsageError(
      '--replicas with --primary comes after the group itself: it needs --wait',
      `holdfast groups create ${id} --primary ${primary} --no-wait, then holdfast groups add-replica ${id}`,
    );
  }
  await api.call('CreateReplicationGroup', {
    ReplicationGroupId: id,
    ReplicationGroupDescription: options.description ?? id,
    PrimaryClusterId: primary,
    Tags: options.tag,
    ...(replicas === 0 && {
      AutomaticFailoverEnabled: options.automaticFailover,
      MultiAZEnabled: options.multiAz,
    }),
  });
  if (replicas === 0) return;
  await waitForGroup(cli, api, id);
  await api.call('IncreaseReplicaCount', {
    ReplicationGroupId: id,
    NewReplicaCount: replicas,
    ApplyImmediately: true,
    ...(options.zones && {
      ReplicaConfiguration: [
        { NodeGroupId: NODE_GROUP, NewReplicaCount: replicas, PreferredAvailabilityZones: options.zones },
      ],
    }),
  });
  await waitForGroup(cli, api, id);
  if (options.automaticFailover === false) return;
  await api.call('ModifyReplicationGroup', {
    ReplicationGroupId: id,
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: options.multiAz,
    ApplyImmediately: true,
  });
}

/** @throws UsageError for what the cluster already has */
function refuseSettingsOfMembers(options: CreateOptions): void {
  const { engine, port, subnetGroup, fromSnapshot, fromFile } = options;
  const given = { engine, port, subnetGroup, fromSnapshot, fromFile, ...commonInput(options) };
  if (Object.values(given).every((value) => value === undefined)) return;
  throw new UsageError(
    '--primary takes its settings over from the cluster: leave out the options that describe a new one',
    'Change them afterwards: holdfast groups modify --help',
  );
}
