import { replayCommand } from '../../commands/failovers/lost-writes.ts';
import type { Failover } from '../../failover-reports.ts';
import { replicasOf } from '../../group-state.ts';
import { formatBytes, formatCount } from '../../output/format.ts';
import type { NodeEndpoint } from '../node-client.ts';
import { hold } from '../steps.ts';
import { accountFor } from './account-for.ts';
import { absentOf, BURST_VALUE_BYTES, burstKey, writeBurst } from './burst.ts';
import { replay } from './replay.ts';
import {
  type GroupScene,
  infoOf,
  newestEpoch,
  ownEndpoint,
  reportAfter,
  requirePrimary,
  untilInSync,
} from './scene.ts';
import { describeReport } from './show-switchover.ts';
import { STEADY_BYTES, steadyKey } from './steady-key.ts';

/** R5 at its worst: the primary dies while all replicas are behind. What was lost is found, and brought back by hand. */
export async function showLostWrites(scene: GroupScene): Promise<Failover> {
  const { log, endpoint, writer, accounted } = scene;
  const { report, kept } = await log.step(
    'R5',
    'kill -9 the primary while its replicas are behind: writes are lost',
    async () => {
      const epoch = await newestEpoch(scene);
      const written = await killWhileBehind(scene);
      const found = await reportAfter(scene, epoch);
      await untilInSync(scene);
      const all = Array.from({ length: written }, (_, index) => burstKey(index + 1));
      const large = await absentOf(endpoint, all);
      const steady = (await writer.missingAt(endpoint)).filter((number) => !accounted.has(number));
      const [ofBurst, ofWriter] = [
        await accountFor(found, large, BURST_VALUE_BYTES),
        await accountFor(found, steady.map(steadyKey), STEADY_BYTES),
      ];
      for (const number of steady) accounted.add(number);
      const told = found.LostWrites?.Commands ?? 0;
      // One that the writer has no answer to may be among them.
      const atMost = large.length + steady.length + 1;
      hold(told <= atMost, `the report tells of ${told} lost writes, but no more than ${atMost} are missing`);
      // On a machine that was too slow for it, the replicas were taken for dead, and the primary came back with its data.
      const detail =
        `${found.Kind}: ${describeReport(found)};\n` +
        `of ${formatCount(written)} writes of ${formatBytes(BURST_VALUE_BYTES)} while the replicas stood still ${ofBurst.text};\n` +
        `of the steady writer's ${ofWriter.text}`;
      return { detail, value: { report: found, kept: [...ofBurst.kept, ...ofWriter.kept] } };
    },
  );
  await log.step('R5', 'replay by hand what was lost', async () => {
    const files = report.LostWrites?.Files ?? [];
    if (files.length === 0) return { detail: 'nothing that could be', value: undefined };
    for (const file of files) await replay(file, endpoint);
    const absent = await absentOf(endpoint, kept);
    hold(absent.length === 0, `${absent.length} of ${kept.length} lost writes are still missing`);
    const to = { Address: endpoint.address, Port: endpoint.port };
    const commands = files.map((file) => replayCommand(file, to)).join('\n');
    return { detail: `${commands}\n${formatCount(kept.length)} lost writes are back`, value: undefined };
  });
  return report;
}

/** Writes while no replica reads, and kills the primary. @returns how many writes were acknowledged meanwhile */
async function killWhileBehind(scene: GroupScene): Promise<number> {
  const state = await untilInSync(scene);
  const primary = await pidOf(ownEndpoint(requirePrimary(state)));
  const replicas = await Promise.all(replicasOf(state).map((member) => pidOf(ownEndpoint(member))));
  try {
    for (const pid of replicas) process.kill(pid, 'SIGSTOP');
    const written = await writeBurst(scene.endpoint);
    process.kill(primary, 'SIGKILL');
    return written;
  } finally {
    for (const pid of replicas) process.kill(pid, 'SIGCONT');
  }
}

async function pidOf(endpoint: NodeEndpoint): Promise<number> {
  return Number((await infoOf(endpoint)).get('process_id'));
}
