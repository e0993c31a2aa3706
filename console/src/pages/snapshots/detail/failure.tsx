import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Snapshot } from '../../../api/json.ts';
import { useAll } from '../../../api/use-api.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CreateSnapshot } from '../create-snapshot.tsx';
import { originOf } from '../facts.ts';
import { failureIn } from './failure-event.ts';

/** Of Holdfast's own: a copy's events are the snapshot's. */
const SNAPSHOT = 'snapshot' as 'cache-cluster';
/** As far back as events are kept. */
const FOURTEEN_DAYS = 20_160;

/** Why it came to nothing: the events of what it was taken of tell, or its own when it was to be a copy. */
export function Failure({ snapshot }: { snapshot: Snapshot }) {
  const t = useText();
  const { time } = useFormat();
  const [again, setAgain] = useState(false);
  const { SnapshotName: name = '', CacheClusterId: cluster = '' } = snapshot;
  const asked = { Duration: FOURTEEN_DAYS };
  const ofCluster = useAll(
    'DescribeEvents',
    { ...asked, SourceType: 'cache-cluster', SourceIdentifier: cluster },
    'Events',
  );
  const ofSnapshot = useAll(
    'DescribeEvents',
    { ...asked, SourceType: SNAPSHOT, SourceIdentifier: name },
    'Events',
  );
  const event = failureIn([...(ofCluster.data ?? []), ...(ofSnapshot.data ?? [])], name);
  const wasCopy = event?.SourceType === SNAPSHOT;
  return (
    <Alert
      type="error"
      header={t('snapshots.failed', { name })}
      action={!wasCopy && <Button onClick={() => setAgain(true)}>{t('snapshots.again')}</Button>}
    >
      <SpaceBetween size="xs">
        {event && (
          <div>
            {time(event.Date)}: {event.Message}
          </div>
        )}
        <div>{t('snapshots.failedHelp')}</div>
      </SpaceBetween>
      {again && <CreateSnapshot origin={originOf(snapshot)} onClose={() => setAgain(false)} />}
    </Alert>
  );
}
