import { Fault } from '../../domain/fault.ts';
import { subnetId } from '../../domain/network-identifiers.ts';

/** AWS's default quota. */
const MAX_SUBNETS_PER_GROUP = 20;

/**
 * The subnets of a request, each once. @throws Fault InvalidSubnet for one that is no subnet id,
 * InvalidParameterValue for none at all, CacheSubnetQuotaExceededFault past 20.
 */
export function subnetIds(given: readonly string[]): string[] {
  const ids = [...new Set(given.map((id) => subnetId(id)))];
  if (ids.length === 0) {
    throw new Fault('InvalidParameterValue', 'The parameter SubnetIds must name at least one subnet.');
  }
  if (ids.length > MAX_SUBNETS_PER_GROUP) {
    throw new Fault(
      'CacheSubnetQuotaExceededFault',
      `SubnetIds names ${ids.length} subnets; a cache subnet group has at most ${MAX_SUBNETS_PER_GROUP}.`,
    );
  }
  return ids;
}
