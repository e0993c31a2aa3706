import type { OutputOf } from '../../../api/operation-types.ts';
import { formatBytes, formatCount, formatTime } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { fields } from '../../output/table.ts';

export type Manifest = NonNullable<OutputOf<'DescribeSnapshotManifest'>['Manifest']>;
type Node = NonNullable<Manifest['Nodes']>[number];

/** What was found in a snapshot when it was read through. */
export function describeManifest(manifest: Manifest, style: Style): string {
  const nodes = manifest.Nodes ?? [];
  const of = (text: (node: Node) => string | undefined) =>
    nodes
      .map(text)
      .filter((line) => line !== undefined)
      .join('\n');
  return fields(
    [
      ['keys', countOf(manifest)],
      [
        'by type',
        nodes
          .flatMap(({ Types = [] }) =>
            Types.map((one) => `${one.Type}  ${countOf(one)}, ${formatBytes(one.Bytes)}`),
          )
          .join('\n'),
      ],
      [
        'by database',
        nodes
          .flatMap(({ Databases = [] }) => Databases.map((one) => `${one.Database}  ${countOf(one)}`))
          .join('\n'),
      ],
      ['functions', of(({ Functions }) => (Functions ? formatCount(Functions) : undefined))],
      [
        'file',
        of(({ Magic, RdbVersion, Bytes }) => `${Magic} RDB version ${RdbVersion}, ${formatBytes(Bytes)}`),
      ],
      ['sha256', of(({ Sha256 }) => Sha256)],
      ['crc64', of(({ Crc64 }) => Crc64)],
      ['source at offset', of(({ ReplicationOffset }) => formatCount(ReplicationOffset))],
      ['found whole', formatTime(manifest.FinishTime)],
      ['copy of', manifest.CopyOf],
    ],
    style,
  );
}

function countOf({ Keys, KeysWithExpiry = 0 }: { Keys?: number; KeysWithExpiry?: number }): string {
  const expiring = KeysWithExpiry > 0 ? `, ${formatCount(KeysWithExpiry)} of them with an expiry` : '';
  return `${formatCount(Keys)}${expiring}`;
}
