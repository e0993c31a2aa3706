import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Failover } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { Code } from '../../components/code.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { replayCommand } from './replay.ts';
import { useFailoverText } from './use-failover-text.ts';

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  none: 'success',
  found: 'warning',
  'under-way': 'in-progress',
};

/** What was acknowledged by the old primary and never seen by the new one: how much, where it is, how to have it back. */
export function LostWrites({ report }: { report: Failover }) {
  const t = useText();
  const { bytes, duration } = useFormat();
  const { lostOf } = useFailoverText();
  const lost = report.LostWrites;
  if (!lost) return null;
  const { FromCacheClusterId: from = '', ToCacheClusterId: to = '' } = report;
  return (
    <Container header={<Header variant="h2">{t('groups.lostWrites')}</Header>}>
      <SpaceBetween size="m">
        <StatusIndicator type={TYPES[lost.Status ?? ''] ?? 'error'}>
          {lostOf(report)}
          {lost.Status === 'found' && `, ${bytes(lost.Bytes)}`}
        </StatusIndicator>
        {lost.Status === 'found' && <Box>{t('groups.lostHelp', { from, to })}</Box>}
        {lost.Status === 'unknown' && lost.How && <Box>{lost.How}</Box>}
        {(lost.HeldBackBytes ?? 0) > 0 && (
          <Alert type="warning">
            {t('groups.heldBack', {
              bytes: bytes(lost.HeldBackBytes),
              time: duration(lost.HeldBackMilliseconds),
            })}
          </Alert>
        )}
        {lost.Files && <KeptIn group={report.ReplicationGroupId ?? ''} files={lost.Files} />}
        {(lost.Sample?.length ?? 0) > 0 && (
          <div>
            <Box variant="h3">{t('groups.sample')}</Box>
            <Code text={lost.Sample!.join('\n')} />
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}

function KeptIn({ group, files }: { group: string; files: readonly string[] }) {
  const t = useText();
  // The group may be gone, its reports aren't.
  const groups = useApi('DescribeReplicationGroups', { ReplicationGroupId: group });
  const endpoint = groups.data?.ReplicationGroups?.[0]?.NodeGroups?.[0]?.PrimaryEndpoint;
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3">{t('groups.keptIn')}</Box>
        {files.map((file) => (
          <Copyable key={file} text={file} />
        ))}
      </div>
      <div>
        <Box variant="h3">{t('groups.replay')}</Box>
        <Box variant="p">{t('groups.replayHelp')}</Box>
        <Code text={files.map((file) => replayCommand(file, endpoint)).join('\n')} />
      </div>
    </SpaceBetween>
  );
}
