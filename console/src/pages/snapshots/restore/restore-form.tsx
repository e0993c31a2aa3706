import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { familyOf } from '../../../../../src/domain/family-names.ts';
import type { Snapshot } from '../../../api/json.ts';
import { useGo } from '../../../app/go.ts';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { useFormErrors } from '../../../components/use-form-errors.tsx';
import type { EngineVersion } from '../../../fields/engine-fields.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { pathOfSnapshot } from '../facts.ts';
import type { Manifest } from '../manifest.ts';
import { Identity } from './identity.tsx';
import { Network } from './network.tsx';
import { proposedBy, type RestoreSettings, restoreRequest, type There } from './settings.ts';
import { Size } from './size.tsx';
import { Source } from './source.tsx';
import { Upkeep } from './upkeep.tsx';
import { useRestore } from './use-restore.ts';

interface RestoreFormProps {
  snapshot: Snapshot;
  manifest: Manifest;
  versions: readonly EngineVersion[];
  there: There;
}

/** What each part of the form is given. */
export interface PartProps {
  settings: RestoreSettings;
  change(part: Partial<RestoreSettings>): void;
  /** The refusal of a member of the request, for the field that holds it. */
  errorOf(member: string): string | undefined;
}

/** Members whose refusals stand beside their fields. */
const FIELDS = [
  'CacheClusterId',
  'ReplicationGroupId',
  'ReplicationGroupDescription',
  'NumCacheClusters',
  'EngineVersion',
  'CacheNodeType',
  'Port',
  'CacheSubnetGroupName',
  'PreferredAvailabilityZone',
  'CacheParameterGroupName',
  'PreferredMaintenanceWindow',
  'SnapshotRetentionLimit',
  'SnapshotWindow',
];

export function RestoreForm({ snapshot, manifest, versions, there }: RestoreFormProps) {
  const t = useText();
  const go = useGo();
  const name = snapshot.SnapshotName ?? '';
  const [settings, setSettings] = useState(() => proposedBy(snapshot, there));
  const request = restoreRequest(name, settings);
  const { restore, error, busy } = useRestore(name);
  const errors = useFormErrors(error, FIELDS);
  const engine = settings.version ?? { engine: manifest.Engine ?? '', version: manifest.EngineVersion ?? '' };
  const family = familyOf(engine.engine as 'redis' | 'valkey', engine.version);
  const part: PartProps = {
    settings,
    change: (some) => setSettings((before) => ({ ...before, ...some })),
    errorOf: errors.of,
  };
  const incomplete = settings.id === '' || (settings.as === 'group' && settings.description === '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!incomplete && !busy) restore(request);
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => go(pathOfSnapshot(name))}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" disabled={incomplete} loading={busy}>
              {t('snapshots.restoreNow')}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {errors.rest}
          <Source snapshot={snapshot} manifest={manifest} versions={versions} part={part} />
          <Identity {...part} />
          <Size manifest={manifest} family={family} part={part} />
          <Network {...part} />
          <Upkeep {...part} />
          <CommandPanel requests={[request]} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
