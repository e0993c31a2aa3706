import type { Request } from './actions.ts';
import { addReplica, demote, promote, removeReplica } from './membership.ts';
import { PARAMETER_GROUP, type World } from './world.ts';

/** Asks the API for something. Resolves to what became of it in words; what the API refuses is no failure. */
export async function request(world: World, n: number, action: Request): Promise<string> {
  try {
    return await ask(world, n, action);
  } catch (error) {
    const { name, code, message } = error as Error & { code?: string };
    return `not done: ${code ?? name}: ${message.slice(0, 200)}`;
  }
}

async function ask(world: World, n: number, action: Request): Promise<string> {
  const { api } = world;
  switch (action.do) {
    case 'switchover': {
      const to = world.find({ group: action.group, role: 'replica', rank: action.rank });
      if (!to) return 'no replica';
      const wish = { ReplicationGroupId: action.group, PrimaryClusterId: to.id, ApplyImmediately: true };
      await api.call('ModifyReplicationGroup', wish);
      return `asked for ${to.id}`;
    }
    case 'test-failover':
      await api.call('TestFailover', { ReplicationGroupId: action.group, NodeGroupId: '0001' });
      return 'asked for';
    case 'add-replica':
      return addReplica(world, n, action);
    case 'remove-replica':
      return removeReplica(world, action);
    case 'promote':
      return promote(world, action);
    case 'demote':
      return demote(world, n, action);
    case 'modify':
      return modify(world, n, action);
    case 'snapshot':
      return snapshot(world, n, action);
    case 'reboot': {
      const whom = world.find(action.whom);
      if (!whom) return 'nobody there';
      await api.call('RebootCacheCluster', { CacheClusterId: whom.id, CacheNodeIdsToReboot: ['0001'] });
      return `asked for ${whom.id}`;
    }
  }
}

async function modify(
  { api }: World,
  n: number,
  { group, what }: Request & { do: 'modify' },
): Promise<string> {
  const target = { ReplicationGroupId: group, ApplyImmediately: true };
  if (what === 'description') {
    await api.call('ModifyReplicationGroup', { ...target, ReplicationGroupDescription: `step ${n}` });
    return 'asked for';
  }
  if (what === 'automatic-failover') {
    const AutomaticFailoverEnabled = n % 2 === 0;
    await api.call('ModifyReplicationGroup', { ...target, AutomaticFailoverEnabled });
    return `asked for ${AutomaticFailoverEnabled}`;
  }
  const ParameterValue = String(100 + n);
  await api.call('ModifyCacheParameterGroup', {
    CacheParameterGroupName: PARAMETER_GROUP,
    ParameterNameValues: [{ ParameterName: 'slowlog-max-len', ParameterValue }],
  });
  await api.call('ModifyReplicationGroup', { ...target, CacheParameterGroupName: PARAMETER_GROUP });
  return `asked for slowlog-max-len ${ParameterValue}`;
}

async function snapshot(
  { api, history, snapshots, ...world }: World,
  n: number,
  { group, of }: Request & { do: 'snapshot' },
): Promise<string> {
  const SnapshotName = `s${n}`;
  const primary = of === 'primary' ? world.observer.group(group)?.primary : undefined;
  // Noted before it is asked for: a controller that dies answers nothing, and goes on with it when it is back.
  snapshots.set(SnapshotName, { group, requested: history.now(), isSafety: false });
  await api.call('CreateSnapshot', {
    SnapshotName,
    ...(primary ? { CacheClusterId: primary } : { ReplicationGroupId: group }),
  });
  return `asked for ${SnapshotName}${primary ? ` of ${primary}` : ''}`;
}
