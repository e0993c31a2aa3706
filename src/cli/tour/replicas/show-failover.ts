import { isLive, processStat } from '../../../runtime/proc.ts';
import type { Failover } from '../../failover-reports.ts';
import { hold } from '../steps.ts';
import { accountFor } from './account-for.ts';
import {
  GROUP,
  type GroupScene,
  groupNow,
  infoOf,
  newestEpoch,
  ownEndpoint,
  reportAfter,
  requirePrimary,
  untilInSync,
} from './scene.ts';
import { describeReport } from './show-switchover.ts';
import { STEADY_BYTES, steadyKey } from './steady-key.ts';

interface Failure {
  signal: 'SIGKILL' | 'SIGSTOP';
  title: string;
  /** What the report should say. */
  cause: string;
}

/** R5: kill -9, then a hang; each time a replica takes over by itself, and what was lost is accounted for. */
export async function showFailovers(scene: GroupScene): Promise<Failover[]> {
  const killed = await showFailure(scene, {
    signal: 'SIGKILL',
    title: 'kill -9 the primary: a replica takes over by itself',
    cause: 'ended',
  });
  const hung = await showFailure(scene, {
    signal: 'SIGSTOP',
    title: 'stop the process of the primary (SIGSTOP), as if it hung',
    cause: 'hung',
  });
  return [killed, hung];
}

async function showFailure(scene: GroupScene, { signal, title, cause }: Failure): Promise<Failover> {
  const { log, endpoint, writer, accounted } = scene;
  return log.step('R5', title, async () => {
    const [epoch, primary] = [await newestEpoch(scene), requirePrimary(await groupNow(scene))];
    const pid = Number((await infoOf(ownEndpoint(primary))).get('process_id'));
    const born = processStat(pid)?.startTicks;
    process.kill(pid, signal);
    const report = await reportAfter(scene, epoch);
    hold(report.Kind === 'failover', `the report tells of a ${report.Kind}`);
    hold(report.Cause === cause, `the report's cause is ${report.Cause}`);
    hold(
      report.FromCacheClusterId === primary.id,
      `it names ${report.FromCacheClusterId} as the one that failed`,
    );
    const left = processStat(pid);
    // No write that anybody sent it can come back to life with it.
    hold(!isLive(left) || left.startTicks !== born, `process ${pid} is still there`);
    const missing = (await writer.missingAt(endpoint)).filter((number) => !accounted.has(number));
    const account = await accountFor(report, missing.map(steadyKey), STEADY_BYTES);
    for (const number of missing) accounted.add(number);
    const state = await untilInSync(scene);
    const now = requirePrimary(state);
    hold(
      now.id === report.ToCacheClusterId,
      `the report says ${report.ToCacheClusterId}, but ${now.id} is primary`,
    );
    const there = await infoOf(endpoint);
    const own = await infoOf(ownEndpoint(now));
    hold(there.get('run_id') === own.get('run_id'), 'the endpoint leads elsewhere');
    const detail =
      `${primary.id} (process ${pid}) -> ${now.id}; ${describeReport(report)};\n` +
      `of the writer's writes ${account.text}; ${primary.id} is back as a replica of ${GROUP}, in sync`;
    return { detail, value: report };
  });
}
