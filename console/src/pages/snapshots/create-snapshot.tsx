import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { useRegion } from '../../app/region.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { proposedSnapshotName } from '../clusters/dialogs/snapshot-name.ts';
import { type Origin, pathOfSnapshot } from './facts.ts';
import { OriginField } from './origin-field.tsx';

interface CreateSnapshotProps {
  /** Whose data to take, where that is known: of the cluster or the group whose page asks. */
  origin?: Origin;
  onClose(): void;
}

/** Takes a snapshot by hand. Also what `Backup` opens among the clusters and the groups. */
export function CreateSnapshot({ origin: given, onClose }: CreateSnapshotProps) {
  const t = useText();
  const region = useRegion();
  const notify = useNotify();
  const create = useCall('CreateSnapshot');
  const [origin, setOrigin] = useState(given);
  const [name, setName] = useState(() => (given ? proposedSnapshotName(given.id, new Date()) : ''));
  const errors = useFormErrors(create.error, ['SnapshotName', 'CacheClusterId', 'ReplicationGroupId']);
  const input = {
    SnapshotName: name,
    ...(origin && { [origin.kind === 'group' ? 'ReplicationGroupId' : 'CacheClusterId']: origin.id }),
  };
  const choose = (next: Origin) => {
    // A name that somebody typed stays.
    if (name === '' || (origin && name.startsWith(origin.id)))
      setName(proposedSnapshotName(next.id, new Date()));
    setOrigin(next);
  };
  const submit = () =>
    create.mutate(input, {
      onSuccess: ({ Snapshot }) => {
        const made = Snapshot?.SnapshotName ?? name;
        const link = (
          <PlaceLink to={pathOfSnapshot(made)} region={region}>
            {t('snapshots.show')}
          </PlaceLink>
        );
        notify({ type: 'success', header: t('snapshots.beingCreated', { name: made }), content: link });
        onClose();
      },
    });
  return (
    <FormDialog
      title={t('snapshots.create')}
      doIt={t('snapshots.create')}
      disabled={!origin || name === ''}
      busy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {errors.rest}
      <OriginField
        value={origin}
        onChange={choose}
        errorText={errors.of('CacheClusterId') ?? errors.of('ReplicationGroupId')}
      />
      <IdentifierField
        kind="snapshot"
        label={t('snapshots.name')}
        value={name}
        onChange={setName}
        errorText={errors.of('SnapshotName')}
      />
      <CommandPanel requests={[{ operation: 'CreateSnapshot', input }]} />
    </FormDialog>
  );
}
