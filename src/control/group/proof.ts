import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';

export async function doubtsOf(_ctx: ControlContext, _member: ClusterWithNode): Promise<string | undefined> {
  return Promise.resolve(undefined);
}
