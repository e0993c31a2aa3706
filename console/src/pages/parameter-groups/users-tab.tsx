import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import type { CacheCluster } from '../../api/json.ts';
import { useText } from '../../i18n/use-text.ts';
import { Users } from './users.tsx';

export function UsersTab({ clusters }: { clusters: readonly CacheCluster[] }) {
  const t = useText();
  return (
    <Container>
      {clusters.length > 0 ? (
        <Users clusters={clusters} />
      ) : (
        <Box color="text-body-secondary">{t('parameters.notUsed')}</Box>
      )}
    </Container>
  );
}
