import { replicasOf } from '../../group-state.ts';
import { formatCount } from '../../output/format.ts';
import { compareNodes } from '../compare.ts';
import { hold } from '../steps.ts';
import { type GroupScene, groupNow, ownEndpoint, requirePrimary, untilInSync } from './scene.ts';
import { acknowledgedIn } from './steady-writer.ts';

export interface WriterAccount {
  acknowledged: number;
  lost: number;
  connections: number;
}

/** The writer stops: each write that it was promised is accounted for, and each replica holds what the primary holds. */
export async function showAccount(scene: GroupScene): Promise<WriterAccount> {
  const { log, writer, endpoint, accounted, signal } = scene;
  log.meter = undefined;
  await writer.stop();
  const account = await log.step('R3', "the writer's account, after all of that", async () => {
    const missing = await writer.missingAt(endpoint);
    const unaccounted = missing.filter((number) => !accounted.has(number)).length;
    hold(unaccounted === 0, `${unaccounted} acknowledged writes are missing, and no report tells of them`);
    const lost = missing.length;
    const state = await writer.look();
    const acknowledged = acknowledgedIn(state);
    const { connections } = state;
    const detail =
      `${formatCount(acknowledged)} writes acknowledged by way of one address, over ${connections} connections; ` +
      `${lost === 0 ? 'none is missing' : `${lost} are missing, each accounted for by the report of its failover`}`;
    return { detail, value: { acknowledged, lost, connections } };
  });
  await log.step('R3', 'each replica holds what the primary holds, key by key', async (line) => {
    await untilInSync(scene);
    const state = await groupNow(scene);
    const primary = requirePrimary(state);
    const replicas = replicasOf(state);
    let keys = 0;
    for (const replica of replicas) {
      const comparison = await compareNodes(ownEndpoint(primary), ownEndpoint(replica), (done) => {
        signal.throwIfAborted();
        line.update(`     ${replica.id}: ${formatCount(done)} keys compared`);
      });
      const { differences } = comparison;
      hold(differences.length === 0, `${replica.id} differs:\n${differences.join('\n')}`);
      keys = comparison.keys;
    }
    return {
      detail: `${formatCount(keys)} keys, equal on ${replicas.map(({ id }) => id).join(', ')}`,
      value: undefined,
    };
  });
  return account;
}
