import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Snapshot } from '../../../api/json.ts';
import { useApi } from '../../../api/use-api.ts';
import { Loading } from '../../../components/loading.tsx';
import { Problem } from '../../../components/problem.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { FileFacts } from './file-facts.tsx';
import { KeysOfTypes } from './keys-of-types.tsx';

/** What was found in the snapshot when it was read through, in people's words. */
export function Contents({ snapshot }: { snapshot: Snapshot }) {
  const t = useText();
  const { SnapshotName: name = '', SnapshotStatus: status } = snapshot;
  const whole = status === 'available' || status === 'restoring';
  const { data, error, refetch } = useApi(
    'DescribeSnapshotManifest',
    { SnapshotName: name },
    { skip: !whole },
  );
  if (status === 'failed' || status === 'deleting') return null;
  return (
    <Container
      header={
        <Header variant="h2" description={whole && t('snapshots.contentsHelp')}>
          {t('snapshots.contents')}
        </Header>
      }
    >
      {!whole && <Box color="text-body-secondary">{t('snapshots.notReadYet')}</Box>}
      {whole && !data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {whole && data?.Manifest && (
        <SpaceBetween size="l">
          <FileFacts manifest={data.Manifest} />
          <KeysOfTypes manifest={data.Manifest} />
        </SpaceBetween>
      )}
    </Container>
  );
}
