import Checkbox from '@cloudscape-design/components/checkbox';
import { useMemo, useState } from 'react';
import { type CacheClusterStatus, canSnapshotFrom } from '../../../../../src/domain/cluster-status.ts';
import { canSnapshot, nodeType } from '../../../../../src/domain/node-types.ts';
import type { Input } from '../../../api/json.ts';
import { useNotify } from '../../../app/notify.tsx';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { Confirm } from '../../../components/confirm.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { ClusterRow } from '../rows.ts';
import type { DialogProps } from './dialog-props.ts';
import { Loss } from './loss.tsx';
import { Refusals } from './refusals.tsx';
import { isSnapshotName, proposedSnapshotName } from './snapshot-name.ts';
import { SnapshotNameField } from './snapshot-name-field.tsx';
import { useEach } from './use-each.ts';

/** Deletes clusters, after a last snapshot of each unless that is declined. */
export function DeleteDialog({ rows, onClose, onDone }: DialogProps) {
  const t = useText();
  const notify = useNotify();
  const [left, setLeft] = useState(rows);
  const [save, setSave] = useState(true);
  const [names, setNames] = useState(() => {
    const now = new Date();
    return new Map(rows.filter(canBeSaved).map(({ id }) => [id, proposedSnapshotName(id, now, 'final')]));
  });
  const { busy, errors, run } = useEach('DeleteCacheCluster');
  const inputs = useMemo(
    () =>
      new Map<string, Input<'DeleteCacheCluster'>>(
        left.map(({ id }) => {
          const name = save ? names.get(id)?.trim() : undefined;
          return [id, { CacheClusterId: id, ...(name !== undefined && { FinalSnapshotIdentifier: name }) }];
        }),
      ),
    [left, names, save],
  );
  const saved = left.filter(({ id }) => save && names.has(id));
  const lost = left.filter((row) => !saved.includes(row));
  const submit = async () => {
    const done = await run(inputs);
    for (const id of done) notify({ type: 'info', content: t('clusters.delete.begun', { id }) });
    if (done.length > 0) onDone();
    if (done.length === inputs.size) onClose();
    else setLeft(left.filter(({ id }) => !done.includes(id)));
  };
  const single = rows.length === 1;
  return (
    <Confirm
      title={
        single
          ? t('clusters.delete.title', { id: rows[0]!.id })
          : t('clusters.delete.titleSeveral', { count: rows.length })
      }
      doIt={t('common.delete')}
      loss={<Loss lost={lost} saved={saved} />}
      typed={single ? rows[0]!.id : t('clusters.delete.word')}
      disabled={saved.some(({ id }) => !isSnapshotName(names.get(id)!.trim()))}
      busy={busy}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      {names.size > 0 && (
        <Checkbox checked={save} onChange={({ detail }) => setSave(detail.checked)}>
          {t('clusters.delete.save')}
        </Checkbox>
      )}
      {saved.map(({ id }) => (
        <SnapshotNameField
          key={id}
          label={single ? t('clusters.delete.name') : t('clusters.delete.nameOf', { id })}
          value={names.get(id)!}
          onChange={(name) => setNames(new Map(names).set(id, name))}
          error={errors.get(id)}
        />
      ))}
      <Refusals errors={new Map([...errors].filter(([id]) => lost.some((row) => row.id === id)))} />
      <CommandPanel
        requests={[...inputs.values()].map((input) => ({ operation: 'DeleteCacheCluster' as const, input }))}
      />
    </Confirm>
  );
}

function canBeSaved({ cluster }: ClusterRow): boolean {
  return (
    canSnapshotFrom(cluster.CacheClusterStatus as CacheClusterStatus) &&
    canSnapshot(nodeType(cluster.CacheNodeType!))
  );
}
