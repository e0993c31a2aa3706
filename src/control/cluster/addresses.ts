import { Fault } from '../../domain/fault.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { updateNode } from './rows.ts';

/** When this many addresses in a row are taken at one port, the port itself is: somebody listens on all addresses. */
const TRIES = 16;

/**
 * An address of the pool that no node has and nothing else listens on at `port`.
 * @throws Fault InsufficientCacheClusterCapacity when there is none.
 */
export async function freeAddress(
  { pool, runtime }: Pick<ControlContext, 'pool' | 'runtime'>,
  store: Queryable,
  port: number,
  passOver: ReadonlySet<string> = new Set(),
): Promise<string> {
  const used = await usedAddresses(store);
  let tries = 0;
  for (const address of pool.addresses()) {
    if (used.has(address) || passOver.has(address)) continue;
    if (await runtime.isFree(address, port)) return address;
    if (++tries === TRIES) {
      throw new Fault(
        'InsufficientCacheClusterCapacity',
        `Port ${port} is taken by another program on every address that was tried, up to ${address}. Choose another Port, or start Holdfast with another --pool than ${pool.cidr}.`,
      );
    }
  }
  throw new Fault(
    'InsufficientCacheClusterCapacity',
    `All addresses of the pool ${pool.cidr} are in use. Delete a cluster, or start Holdfast with a larger --pool.`,
  );
}

/** Of nodes, of groups' endpoints and of the proxy: an address stands for one thing, whatever the port. */
export async function usedAddresses(store: Queryable): Promise<Set<string>> {
  const nodes = await store.selectFrom('cache_node').select('address').execute();
  const endpoints = await store
    .selectFrom('replication_group')
    .select('endpoint_address as address')
    .execute();
  const listeners = await store.selectFrom('proxy_listener').select('address').execute();
  return new Set([...nodes, ...endpoints, ...listeners].map((row) => row.address));
}

/**
 * Gives a node that never served another address than those that were `tried`, since its own was taken meanwhile.
 * @returns the node with it; undefined when there is none
 */
export async function moveToFreeAddress(
  ctx: ControlContext,
  node: CacheNodeRow,
  tried: ReadonlySet<string>,
): Promise<CacheNodeRow | undefined> {
  try {
    const address = await freeAddress(ctx, ctx.store, node.port, tried);
    await updateNode(ctx.store, node, { address });
    return { ...node, address };
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
