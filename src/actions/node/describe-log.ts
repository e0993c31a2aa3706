import { pageSize } from '../../domain/pagination.ts';
import { nodeFiles } from '../../engine/files.ts';
import { type LogLevel, tailLog } from '../../engine/log-tail.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';

const LIMITS = { min: 1, max: 1000, default: 200 };

interface NodeLogMessage {
  CacheClusterId: string;
  CacheNodeId: string;
  Lines: { Timestamp: Date | undefined; Level: LogLevel | undefined; Message: string }[];
}

/** Holdfast's own: the last lines of the engine's log of a node, the newest last; none where there is no log yet. */
export const DescribeNodeLog: Action<
  { CacheClusterId?: string; MaxRecords?: number },
  NodeLogMessage
> = async (input, { store, region, control }) => {
  const count = pageSize(input.MaxRecords, LIMITS);
  const { cluster, node } = await findCluster(store, region, input.CacheClusterId ?? '');
  const lines = await tailLog(nodeFiles(control.paths.at(node.directory)).log, count);
  return {
    CacheClusterId: cluster.id,
    CacheNodeId: node.id,
    Lines: lines.map(({ at, level, message }) => ({ Timestamp: at, Level: level, Message: message })),
  };
};
