import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { Output } from '../api/json.ts';
import { useApi } from '../api/use-api.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useConnection } from './live.tsx';

type LongWork = NonNullable<Output<'DescribeOperations'>['Operations']>[number];

/** How often progress is asked for while there is any. */
const PROGRESS_MS = 500;

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
  const known = done !== undefined && expected !== undefined && expected > 0;
  return (
    <ProgressBar
      variant="flash"
      label={label}
      value={known ? Math.min(100, (done / expected) * 100) : 0}
      additionalInfo={known ? t('work.bytes', { done: bytes(done), expected: bytes(expected) }) : work.Step}
    />
  );
}
