import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Snapshot } from '../../../api/json.ts';
import { Copyable } from '../../../components/copyable.tsx';
import { engineName } from '../../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createdAt, isAutomatic, originOf, sizeOf } from '../facts.ts';
import { OriginLink } from '../origin-link.tsx';

/** What the snapshot is. */
export function Summary({ snapshot }: { snapshot: Snapshot }) {
  const t = useText();
  const { bytes, time } = useFormat();
  const pair = (label: string, value: React.ReactNode) => ({ label, value: value ?? UNKNOWN });
  return (
    <Container header={<Header variant="h2">{t('snapshots.summary')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          pair(t('snapshots.takenOf'), <OriginLink origin={originOf(snapshot)} />),
          pair(t('snapshots.kind'), t(isAutomatic(snapshot) ? 'snapshots.automatic' : 'snapshots.manual')),
          pair(t('snapshots.created'), time(createdAt(snapshot))),
          pair(t('snapshots.size'), bytes(sizeOf(snapshot))),
          pair(t('snapshots.engine'), `${engineName(snapshot.Engine)} ${snapshot.EngineVersion}`),
          pair(t('snapshots.arn'), snapshot.ARN && <Copyable text={snapshot.ARN} />),
        ]}
      />
    </Container>
  );
}
