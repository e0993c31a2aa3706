import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { type LongWork, PROGRESS_MS, percentDone } from '../api/progress.ts';
import { useApi } from '../api/use-api.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useConnection } from './live.tsx';

/** Long work of the region, and a lost connection, as messages above every page. */
export function useUnderWay(): FlashbarProps.MessageDefinition[] {
  const t = useText();
  const connection = useConnection();
  const first = useApi('DescribeOperations', {});
  const busy = (first.data?.Operations?.length ?? 0) > 0;
  useApi('DescribeOperations', {}, { every: PROGRESS_MS, skip: !busy });
  const lost: FlashbarProps.MessageDefinition[] =
    connection === 'lost'
      ? [{ id: 'lost', type: 'warning', header: t('app.lost'), content: t('app.lostHelp') }]
      : [];
  const works = (first.data?.Operations ?? []).map((work) => ({
    id: `${work.Kind}-${work.ResourceId}`,
    type: 'info' as const,
    loading: true,
    content: <Progress work={work} />,
  }));
  return [...lost, ...works];
}

function Progress({ work }: { work: LongWork }) {
  const t = useText();
  const { bytes } = useFormat();
  const { BytesDone: done, BytesExpected: expected, ResourceId: id = '' } = work;
  const label = t(`work.${work.Kind as 'snapshot' | 'restore' | 'copy'}`, { id });
  return (
    <ProgressBar
      variant="flash"
      label={label}
      value={percentDone(work) ?? 0}
      additionalInfo={
        done !== undefined &&
        (expected ? t('work.bytes', { done: bytes(done), expected: bytes(expected) }) : bytes(done))
      }
    />
  );
}
