import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { Snapshot } from '../../../api/json.ts';
import { PlaceLink } from '../../../components/place-link.tsx';
import { type EngineVersion, EngineVersionField, engineName } from '../../../fields/engine-fields.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createdAt, originOf, pathOfSnapshot } from '../facts.ts';
import type { Manifest } from '../manifest.ts';
import { OriginLink } from '../origin-link.tsx';
import type { PartProps } from './restore-form.tsx';
import { loadableVersions } from './versions.ts';

interface SourceProps {
  snapshot: Snapshot;
  manifest: Manifest;
  versions: readonly EngineVersion[];
  part: PartProps;
}

/** What is restored, and the engine and version that are the snapshot's; a newer one is a choice of its own. */
export function Source({ snapshot, manifest, versions, part: { settings, change, errorOf } }: SourceProps) {
  const t = useText();
  const { number, bytes, time } = useFormat();
  const { SnapshotName: name = '' } = snapshot;
  const others = loadableVersions(manifest, versions);
  return (
    <Container header={<Header variant="h2">{t('snapshots.source')}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: t('snapshots.name'), value: <PlaceLink to={pathOfSnapshot(name)}>{name}</PlaceLink> },
            { label: t('snapshots.takenOf'), value: <OriginLink origin={originOf(snapshot)} /> },
            { label: t('snapshots.created'), value: time(createdAt(snapshot)) },
            {
              label: t('snapshots.contents'),
              value: t('snapshots.keysAndBytes', {
                count: manifest.Keys,
                shown: number(manifest.Keys),
                bytes: bytes(manifest.Bytes),
              }),
            },
          ]}
        />
        {!settings.version && (
          <Locked engine={engineName(snapshot.Engine)} version={snapshot.EngineVersion ?? ''} />
        )}
        {others.length > 0 && (
          <Toggle
            checked={settings.version !== undefined}
            description={t('snapshots.newerHelp')}
            onChange={({ detail }) =>
              change({ version: detail.checked ? others[0] : undefined, parameterGroup: '' })
            }
          >
            {t('snapshots.newer')}
          </Toggle>
        )}
        {settings.version && (
          <EngineVersionField
            value={settings.version}
            versions={others}
            loading={false}
            onChange={(version) => change({ version, parameterGroup: '' })}
            errorText={errorOf('EngineVersion')}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function Locked({ engine, version }: { engine: string; version: string }) {
  const t = useText();
  return (
    <SpaceBetween size="l">
      <FormField label={t('snapshots.engineName')} constraintText={t('snapshots.engineLocked')}>
        <Input value={engine} readOnly />
      </FormField>
      <FormField label={t('snapshots.engineVersion')} constraintText={t('snapshots.versionLocked')}>
        <Input value={version} readOnly />
      </FormField>
    </SpaceBetween>
  );
}
