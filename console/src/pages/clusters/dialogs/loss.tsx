import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ClusterRow } from '../rows.ts';
import { useFigures } from '../use-clusters.ts';

/** What goes with clusters that are deleted, and what of it is kept, by what their nodes hold now. */
export function Loss({ lost, saved }: { lost: readonly ClusterRow[]; saved: readonly ClusterRow[] }) {
  const t = useText();
  const { bytes } = useFormat();
  const figures = useFigures(lost.length + saved.length);
  const lines = [
    ...lost.map(({ id }) => {
      const { keys, usedMemory } = figures.get(id) ?? {};
      return keys === undefined
        ? t('clusters.delete.losesAll', { id })
        : t('clusters.delete.loses', { id, keys, size: bytes(usedMemory) });
    }),
    ...saved.map(({ id }) => t('clusters.delete.keeps', { id, keys: figures.get(id)?.keys ?? 0 })),
  ];
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}
