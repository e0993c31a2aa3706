import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copyable } from '../../../components/copyable.tsx';
import { engineName } from '../../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Manifest } from '../manifest.ts';

/** How much it holds, and the file that holds it. */
export function FileFacts({ manifest }: { manifest: Manifest }) {
  const t = useText();
  const { bytes, number, time, duration } = useFormat();
  const node = manifest.Nodes?.[0];
  const { StartTime: start, FinishTime: finish } = manifest;
  const took = start && finish ? new Date(finish).getTime() - new Date(start).getTime() : undefined;
  const databases = (node?.Databases ?? []).map(({ Database, Keys }) =>
    t('snapshots.database', { id: Database, count: Keys, shown: number(Keys) }),
  );
  const pair = (label: string, value: React.ReactNode) => ({ label, value: value ?? UNKNOWN });
  return (
    <KeyValuePairs
      columns={4}
      items={[
        pair(t('snapshots.keys'), number(manifest.Keys)),
        pair(t('snapshots.keysWithExpiry'), number(manifest.KeysWithExpiry)),
        pair(t('snapshots.databases'), databases.join(', ') || t('common.none')),
        pair(t('snapshots.functions'), number(node?.Functions)),
        pair(t('snapshots.fieldExpiries'), t(node?.HashFieldExpires ? 'common.yes' : 'common.no')),
        pair(t('snapshots.modules'), node?.Modules?.join(', ') || t('common.none')),
        pair(t('snapshots.fileSize'), bytes(manifest.Bytes)),
        pair(t('snapshots.usedMemory'), bytes(node?.UsedMemory)),
        pair(t('snapshots.writtenBy'), `${engineName(manifest.Engine)} ${manifest.EngineVersion}`),
        pair(t('snapshots.format'), t('snapshots.rdb', { magic: node?.Magic, version: node?.RdbVersion })),
        pair(t('snapshots.begun'), time(start)),
        pair(
          t('snapshots.finished'),
          t('snapshots.finishedAfter', { time: time(finish), took: duration(took) }),
        ),
        pair(t('snapshots.offset'), number(node?.ReplicationOffset)),
        pair(t('snapshots.crc'), node?.Crc64),
        pair(t('snapshots.sha'), node?.Sha256 && <Copyable text={node.Sha256} />),
        ...(manifest.CopyOf ? [pair(t('snapshots.copyOf'), <Copyable text={manifest.CopyOf} />)] : []),
      ]}
    />
  );
}
