import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useGo } from '../../../app/go.ts';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { DialogProps } from './dialog-props.ts';

/** How a cluster may come into a group: with its data, as the primary of a new one; or without, as a replica. */
export function GroupDialog({ rows, onClose }: DialogProps) {
  const t = useText();
  const go = useGo();
  const [how, setHow] = useState('new');
  const id = rows[0]?.id ?? '';
  return (
    <FormDialog
      title={t('clusters.group.title', { id })}
      doIt={t('clusters.continue')}
      busy={false}
      onSubmit={() => go(how === 'new' ? `/groups/-/create?primary=${id}` : `/groups/-/demote?cluster=${id}`)}
      onClose={onClose}
    >
      <Tiles
        ariaLabel={t('clusters.group.title', { id })}
        columns={1}
        value={how}
        onChange={({ detail }) => setHow(detail.value)}
        items={[
          { value: 'new', label: t('clusters.group.new'), description: t('clusters.group.newHelp') },
          {
            value: 'existing',
            label: t('clusters.group.existing'),
            description: t('clusters.group.existingHelp'),
          },
        ]}
      />
    </FormDialog>
  );
}
