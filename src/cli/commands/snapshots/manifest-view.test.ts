import { expect, test } from 'vitest';
import { plain } from '../../output/style.ts';
import { describeManifest } from './manifest-view.ts';

test('keys by type and by database, and what the file can be known by', () => {
  const text = describeManifest(
    {
      Keys: 1_500,
      KeysWithExpiry: 3,
      FinishTime: new Date('2026-03-01T12:00:00Z'),
      Nodes: [
        {
          Magic: 'REDIS',
          RdbVersion: 10,
          Bytes: 2_048,
          Sha256: 'abc',
          Crc64: 'def',
          ReplicationOffset: 77,
          Functions: 0,
          Types: [
            { Type: 'string', Keys: 1_000, KeysWithExpiry: 3, Bytes: 1_024 },
            { Type: 'hash', Keys: 500, KeysWithExpiry: 0, Bytes: 512 },
          ],
          Databases: [{ Database: 0, Keys: 1_500, KeysWithExpiry: 3 }],
        },
      ],
    },
    plain,
  );
  expect(text.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  '))).toEqual([
    'keys  1,500, 3 of them with an expiry',
    'by type  string  1,000, 3 of them with an expiry, 1.0 KB',
    '  hash  500, 512 B',
    'by database  0  1,500, 3 of them with an expiry',
    'file  REDIS RDB version 10, 2.0 KB',
    'sha256  abc',
    'crc64  def',
    'source at offset  77',
    'found whole  2026-03-01 12:00:00',
  ]);
});
