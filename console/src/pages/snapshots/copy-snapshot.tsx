import { useState } from 'react';
import type { Snapshot } from '../../api/json.ts';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { useRegion } from '../../app/region.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { RegionField } from '../../fields/region-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { pathOfSnapshot } from './facts.ts';

/** Copies a snapshot within its region or to another, where the copy is asked for and the original named by its ARN. */
export function CopySnapshot({ snapshot, onClose }: { snapshot: Snapshot; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const own = useRegion();
  const [region, setRegion] = useState(own);
  const [name, setName] = useState('');
  const copy = useCall('CopySnapshot', { region });
  const errors = useFormErrors(copy.error, ['TargetSnapshotName']);
  const source = (region === own ? snapshot.SnapshotName : snapshot.ARN) ?? '';
  const input = { SourceSnapshotName: source, TargetSnapshotName: name };
  const submit = () =>
    copy.mutate(input, {
      onSuccess: ({ Snapshot }) => {
        const made = Snapshot?.SnapshotName ?? name;
        const link = (
          <PlaceLink to={pathOfSnapshot(made)} region={region}>
            {t('snapshots.show')}
          </PlaceLink>
        );
        notify({
          type: 'success',
          header: t('snapshots.beingCopied', { name: made, region }),
          content: link,
        });
        onClose();
      },
    });
  return (
    <FormDialog
      title={t('snapshots.copyTitle', { name: snapshot.SnapshotName })}
      doIt={t('snapshots.copy')}
      disabled={name === ''}
      busy={copy.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {errors.rest}
      <IdentifierField
        kind="snapshot"
        label={t('snapshots.copyName')}
        value={name}
        onChange={setName}
        errorText={errors.of('TargetSnapshotName')}
      />
      <RegionField label={t('snapshots.copyRegion')} value={region} onChange={setRegion} />
      <CommandPanel requests={[{ operation: 'CopySnapshot', input }]} region={region} />
    </FormDialog>
  );
}
