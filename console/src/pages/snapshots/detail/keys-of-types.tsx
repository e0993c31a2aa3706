import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Manifest } from '../manifest.ts';

/** The keys by their types, the most first. */
export function KeysOfTypes({ manifest }: { manifest: Manifest }) {
  const t = useText();
  const { number, bytes, percent } = useFormat();
  const total = manifest.Keys ?? 0;
  const types = (manifest.Nodes?.[0]?.Types ?? []).toSorted((a, b) => (b.Keys ?? 0) - (a.Keys ?? 0));
  return (
    <Table
      variant="embedded"
      header={<Header variant="h3">{t('snapshots.byType')}</Header>}
      items={types}
      trackBy={({ Type = '' }) => Type}
      empty={<Box textAlign="center">{t('snapshots.noKeys')}</Box>}
      columnDefinitions={[
        { id: 'type', header: t('snapshots.type'), cell: ({ Type }) => Type, isRowHeader: true },
        { id: 'keys', header: t('snapshots.keys'), cell: ({ Keys }) => number(Keys) },
        {
          id: 'share',
          header: t('snapshots.share'),
          cell: ({ Keys = 0 }) => percent(total > 0 ? (Keys / total) * 100 : undefined),
        },
        {
          id: 'expiry',
          header: t('snapshots.keysWithExpiry'),
          cell: ({ KeysWithExpiry }) => number(KeysWithExpiry),
        },
        { id: 'bytes', header: t('snapshots.bytesInFile'), cell: ({ Bytes }) => bytes(Bytes) },
      ]}
    />
  );
}
