import { Fault } from '../../domain/fault.ts';
import { nodeType, supportsReplicationFailover } from '../../domain/node-types.ts';

/**
 * Whether a group of members in these zones can have automatic failover and Multi-AZ, as ElastiCache has it.
 * @throws Fault InvalidParameterCombination
 */
export function checkFailoverSettings(wanted: {
  automatic: boolean;
  multiAz: boolean;
  /** One for each member. */
  zones: readonly string[];
  nodeType: string;
}): void {
  const { automatic, multiAz, zones } = wanted;
  if (multiAz && !automatic) {
    throw combination(
      'MultiAZEnabled needs automatic failover. Set AutomaticFailoverEnabled to true as well.',
    );
  }
  if (!automatic) return;
  if (zones.length < 2) {
    throw combination(
      `When using automatic failover, there must be at least 2 cache clusters in the replication group. It has ${zones.length}: add a replica, or set AutomaticFailoverEnabled to false.`,
    );
  }
  if (!supportsReplicationFailover(nodeType(wanted.nodeType))) {
    throw combination(
      `Automatic failover is not supported for T1 cache node types, such as ${wanted.nodeType}. Choose another CacheNodeType, for example cache.t4g.micro, or set AutomaticFailoverEnabled to false.`,
    );
  }
  if (multiAz && new Set(zones).size < 2) {
    throw combination(
      `MultiAZEnabled needs members in at least 2 availability zones, and all of them are in ${zones[0]}. Place one elsewhere, or set MultiAZEnabled to false.`,
    );
  }
}

function combination(message: string): Fault {
  return new Fault('InvalidParameterCombination', message);
}
