import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useFormErrors } from '../../components/use-form-errors.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, isInSync, type MemberView, primaryOf, replicasOf } from './group-view.ts';
import { WhenField } from './when-field.tsx';

interface SwitchoverProps {
  view: GroupView;
  /** The member to be the primary, where that was chosen already. */
  to?: string;
  onClose(): void;
}

/** A planned change of primary: no write is lost, so nothing has to be typed. */
export function Switchover({ view, to, onClose }: SwitchoverProps) {
  const t = useText();
  const { bytes } = useFormat();
  const notify = useNotify();
  const modify = useCall('ModifyReplicationGroup');
  const [target, setTarget] = useState(() => to ?? furthestReplica(view)?.id);
  const [now, setNow] = useState(true);
  const errors = useFormErrors(modify.error, ['PrimaryClusterId']);
  const input = { ReplicationGroupId: view.id, PrimaryClusterId: target, ApplyImmediately: now };
  const options = replicasOf(view).map((member) => ({
    value: member.id,
    label: member.id,
    description: t('groups.lag', { lag: bytes(member.replication?.LagBytes) }),
    disabled: member.cluster?.CacheClusterStatus !== 'available',
  }));
  const confirm = async () => {
    await modify.mutateAsync(input);
    const values = { group: view.id, to: target };
    notify({ type: 'info', content: t(now ? 'groups.switchoverBegun' : 'groups.switchoverWaits', values) });
    onClose();
  };
  return (
    <Confirm
      title={t('groups.switchoverOf', { group: view.id })}
      doIt={t('groups.switchover')}
      disabled={target === undefined}
      error={errors.rest ? modify.error : null}
      busy={modify.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      {t('groups.switchoverHelp', { from: primaryOf(view)?.id ?? '' })}
      <FormField label={t('groups.nextPrimary')} errorText={errors.of('PrimaryClusterId')}>
        <Select
          selectedOption={options.find(({ value }) => value === target) ?? null}
          options={options}
          onChange={({ detail }) => setTarget(detail.selectedOption.value)}
        />
      </FormField>
      <WhenField
        immediately={now}
        window={primaryOf(view)?.cluster?.PreferredMaintenanceWindow}
        onChange={setNow}
      />
      <CommandPanel requests={[{ operation: 'ModifyReplicationGroup', input }]} />
    </Confirm>
  );
}

/** Whoever has most of what the primary wrote, as `holdfast switchover` chooses. */
function furthestReplica(view: GroupView): MemberView | undefined {
  const behind = ({ replication }: MemberView) => replication?.LagBytes ?? 0;
  return replicasOf(view)
    .filter(isInSync)
    .toSorted((a, b) => behind(a) - behind(b))[0];
}
