import Box from '@cloudscape-design/components/box';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { MemberView } from './group-view.ts';

/** How much of what its primary wrote a replica hasn't taken over yet; of a primary, whether it takes writes. */
export function Lag({ member: { role, replication } }: { member: MemberView }) {
  const t = useText();
  const { bytes } = useFormat();
  const text =
    role === 'replica'
      ? t('groups.lag', { lag: bytes(replication?.LagBytes) })
      : t(replication?.LinkStatus === 'primary' ? 'groups.takesWrites' : 'groups.takesNone');
  return (
    <Box variant="small" color="text-body-secondary">
      {text}
    </Box>
  );
}
