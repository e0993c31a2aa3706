import { readFile } from 'node:fs/promises';
import { isLive, processStat } from '../../../runtime/proc.ts';
import type { Failover } from '../../failover-reports.ts';
import { formatCount } from '../../output/format.ts';
import { hold } from '../steps.ts';
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
import { steadyKey } from './steady-key.ts';

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
  const { log, endpoint, writer } = scene;
  return log.step('R5', title, async () => {
    const [epoch, primary] = [await newestEpoch(scene), requirePrimary(await groupNow(scene))];
    const pid = Number((await infoOf(ownEndpoint(primary))).get('process_id'));
    const born = processStat(pid)?.startTicks;
    const known = new Set(await writer.missingAt(endpoint));
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
    const missing = (await writer.missingAt(endpoint)).filter((number) => !known.has(number));
    await holdAccounted(report, missing);
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
      `${accountOf(report, missing)}; ${primary.id} is back as a replica of ${GROUP}, in sync`;
    return { detail, value: report };
  });
}

/** Each acknowledged write that is gone must stand in the file that the report keeps. */
async function holdAccounted({ LostWrites: lost }: Failover, missing: readonly number[]): Promise<void> {
  hold(lost?.Status !== 'unknown', `what was lost isn't known: at most ${lost?.UpperBoundBytes} bytes`);
  if (missing.length === 0) return;
  hold(
    lost?.Status === 'found',
    `${missing.length} writes are missing, but the report says: ${lost?.Status}`,
  );
  const kept = await readFile(lost.File ?? '', 'latin1');
  const absent = missing.filter((number) => !kept.includes(`\r\n${steadyKey(number)}\r\n`));
  hold(absent.length === 0, `${absent.length} of ${missing.length} missing writes aren't in ${lost.File}`);
}

function accountOf({ LostWrites: lost }: Failover, missing: readonly number[]): string {
  if (missing.length === 0) return 'every acknowledged write is there';
  return `${formatCount(missing.length)} acknowledged writes are missing, all of them kept in ${lost?.File}`;
}
