import Alert from '@cloudscape-design/components/alert';
import { useMemo, useState } from 'react';
import { canSnapshot, nodeType } from '../../../../../src/domain/node-types.ts';
import type { Input } from '../../../api/json.ts';
import { useNotify } from '../../../app/notify.tsx';
import { useRegion } from '../../../app/region.tsx';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { DialogProps } from './dialog-props.ts';
import { isSnapshotName, proposedSnapshotName } from './snapshot-name.ts';
import { SnapshotNameField } from './snapshot-name-field.tsx';
import { useEach } from './use-each.ts';

/** A snapshot of one cluster, or of each of several (S2). */
export function BackupDialog({ rows, onClose, onDone }: DialogProps) {
  const t = useText();
  const notify = useNotify();
  const region = useRegion();
  const [left, setLeft] = useState(rows);
  const [names, setNames] = useState(() => {
    const now = new Date();
    return new Map(rows.map(({ id }) => [id, proposedSnapshotName(id, now)]));
  });
  const { busy, errors, run } = useEach('CreateSnapshot');
  const inputs = useMemo(
    () =>
      new Map<string, Input<'CreateSnapshot'>>(
        left.map(({ id }) => [id, { CacheClusterId: id, SnapshotName: names.get(id)!.trim() }]),
      ),
    [left, names],
  );
  const small = left.filter(({ cluster }) => !canSnapshot(nodeType(cluster.CacheNodeType!)));
  const submit = async () => {
    const done = await run(inputs);
    for (const id of done) {
      const name = inputs.get(id)!.SnapshotName!.toLowerCase();
      const link = (
        <PlaceLink to={`/snapshots/${name}`} region={region}>
          {name}
        </PlaceLink>
      );
      notify({ type: 'success', header: t('clusters.backup.begun', { id }), content: link });
    }
    if (done.length > 0) onDone();
    if (done.length === inputs.size) onClose();
    else setLeft(left.filter(({ id }) => !done.includes(id)));
  };
  return (
    <FormDialog
      title={
        rows.length === 1
          ? t('clusters.backup.title', { id: rows[0]!.id })
          : t('clusters.backup.titleSeveral', { count: rows.length })
      }
      doIt={t('clusters.backup.do', { count: left.length })}
      disabled={[...inputs.values()].some(({ SnapshotName }) => !isSnapshotName(SnapshotName!))}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {small.length > 0 && (
        <Alert type="warning">
          {t('clusters.backup.tooSmall', { type: small[0]!.cluster.CacheNodeType! })}
        </Alert>
      )}
      {left.map(({ id }) => (
        <SnapshotNameField
          key={id}
          label={rows.length === 1 ? t('clusters.snapshotName') : t('clusters.snapshotNameOf', { id })}
          value={names.get(id)!}
          onChange={(name) => setNames(new Map(names).set(id, name))}
          error={errors.get(id)}
        />
      ))}
      <CommandPanel
        requests={[...inputs.values()].map((input) => ({ operation: 'CreateSnapshot' as const, input }))}
      />
    </FormDialog>
  );
}
