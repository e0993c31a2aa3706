import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ClusterRow } from '../rows.ts';

/** What goes with clusters that are deleted, and what of it is kept. */
export function Loss({ lost, saved }: { lost: readonly ClusterRow[]; saved: readonly ClusterRow[] }) {
  const t = useText();
  const { bytes } = useFormat();
  const lines = [
    ...lost.map(({ id, figures }) =>
      figures?.keys === undefined
        ? t('clusters.delete.losesAll', { id })
        : t('clusters.delete.loses', { id, keys: figures.keys, size: bytes(figures.usedMemory) }),
    ),
    ...saved.map(({ id, figures }) => t('clusters.delete.keeps', { id, keys: figures?.keys ?? 0 })),
  ];
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}
