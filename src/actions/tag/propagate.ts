import { loadGroup } from '../../control/group/rows.ts';
import { parseArn } from '../../domain/arn.ts';
import type { Queryable } from '../../store/database.ts';
import type { ActionContext } from '../action.ts';

interface Tagged {
  region: string;
  arn: string;
}

/** A resource and, of a replication group, its members: as in ElastiCache, tags of a group are put on its nodes too. */
export async function withMembers(
  store: Queryable,
  tagged: Tagged,
  { control }: Pick<ActionContext, 'control'>,
): Promise<Tagged[]> {
  const { type, region, name } = parseArn(tagged.arn);
  const group = type === 'replicationgroup' ? await loadGroup(store, region, name) : undefined;
  const members = (group?.members ?? []).map(({ cluster }) => ({
    region,
    arn: control.arnOf('cluster', region, cluster.id),
  }));
  return [tagged, ...members];
}
