import { formatBytes } from '../../output/format.ts';
import { waitForSnapshot } from '../../wait.ts';
import type { Scene } from '../scene.ts';
import { checkSnapshotFile } from '../snapshot-files.ts';
import { hold } from '../steps.ts';
import { SNAPSHOT } from './names.ts';
import type { Taken } from './show-snapshot.ts';

export const COPY = `${SNAPSHOT}-copy`;

/** S6: within the region, as in 2014, and to another one. */
export async function showCopies(
  { cli, log, server, api, elsewhere }: Scene,
  { snapshot, file }: Taken,
): Promise<void> {
  const checkCopy = async (region: string): Promise<string> => {
    const copy = await checkSnapshotFile(server.dataDirectory, region, COPY);
    hold(copy.sha256 === file.sha256, `the copy's SHA-256 is ${copy.sha256}, not ${file.sha256}`);
    return `${formatBytes(copy.bytes)}, equal SHA-256`;
  };
  await log.step('S6', `copy it within ${api.region}`, async () => {
    await api.call('CopySnapshot', { SourceSnapshotName: SNAPSHOT, TargetSnapshotName: COPY });
    await waitForSnapshot(cli, api, COPY);
    return { detail: `${COPY}: ${await checkCopy(api.region)}`, value: undefined };
  });
  await log.step('S6', `copy it to ${elsewhere.region}`, async () => {
    await elsewhere.call('CopySnapshot', { SourceSnapshotName: snapshot.ARN, TargetSnapshotName: COPY });
    await waitForSnapshot(cli, elsewhere, COPY);
    return { detail: `${COPY}, by ${snapshot.ARN}: ${await checkCopy(elsewhere.region)}`, value: undefined };
  });
}
