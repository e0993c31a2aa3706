import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, primaryOf } from './group-view.ts';

/** For a group that waits for a primary it can trust: somebody decides whose data it goes on with. */
export function ForceFailover({ view, onClose }: { view: GroupView; onClose(): void }) {
  const t = useText();
  const { bytes, number } = useFormat();
  const notify = useNotify();
  const force = useCall('ForceFailover');
  const figures = useApi('DescribeNodeFigures', {}, { every: 2_000 });
  const [target, setTarget] = useState<string>();
  const errors = useFormErrors(force.error, ['CacheClusterId']);
  const input = { ReplicationGroupId: view.id, CacheClusterId: target };
  const items = view.members.map(({ id, replication }) => {
    const own = figures.data?.Nodes?.find((node) => node.CacheClusterId === id);
    const facts = {
      keys: number(own?.Keys),
      memory: bytes(own?.UsedMemory),
      lag: bytes(replication?.LagBytes),
    };
    const offset = replication?.Offset === undefined ? UNKNOWN : number(replication.Offset);
    return { value: id, label: id, description: t('groups.forceFacts', { ...facts, offset }) };
  });
  const confirm = async () => {
    await force.mutateAsync(input);
    notify({ type: 'info', content: t('groups.forceBegun', { group: view.id, to: target }) });
    onClose();
  };
  return (
    <Confirm
      title={t('groups.forceOf', { group: view.id })}
      doIt={t('groups.force')}
      loss={t('groups.forceLoss', { primary: primaryOf(view)?.id ?? '' })}
      typed={view.id}
      disabled={target === undefined}
      error={errors.rest ? force.error : null}
      busy={force.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <FormField label={t('groups.nextPrimary')} errorText={errors.of('CacheClusterId')}>
        <RadioGroup value={target ?? null} items={items} onChange={({ detail }) => setTarget(detail.value)} />
      </FormField>
      <CommandPanel requests={[{ operation: 'ForceFailover', input }]} />
    </Confirm>
  );
}
