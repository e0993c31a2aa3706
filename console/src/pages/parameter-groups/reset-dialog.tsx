import { useCall } from '../../api/use-call.ts';
import { useNotify } from '../../app/notify.tsx';
import { CommandPanel } from '../../commands/command-panel.tsx';
import type { ApiRequest } from '../../commands/request.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { useText } from '../../i18n/use-text.ts';
import { defaultsOf, type Parameter, type ParameterGroup, valuesOf } from './parameters.ts';

interface ResetDialogProps {
  group: ParameterGroup;
  /** Those to be reset; or all of the group, with `all`. */
  parameters: readonly Parameter[];
  all?: boolean;
  onClose(): void;
}

/** Gives parameters their family's defaults again, and says what each is now and will be. */
export function ResetDialog({ group, parameters, all = false, onClose }: ResetDialogProps) {
  const t = useText();
  const notify = useNotify();
  const name = group.CacheParameterGroupName ?? '';
  const defaults = valuesOf(defaultsOf(group));
  const reset = useCall('ResetCacheParameterGroup');
  const set = parameters.filter(({ Source }) => Source === 'user');
  const request = {
    operation: 'ResetCacheParameterGroup',
    input: {
      CacheParameterGroupName: name,
      ...(all
        ? { ResetAllParameters: true }
        : { ParameterNameValues: set.map(({ ParameterName }) => ({ ParameterName })) }),
    },
  } satisfies ApiRequest;
  const confirm = () =>
    reset.mutate(request.input, {
      onSuccess: () => {
        notify({ type: 'success', content: t('parameters.wasReset', { name, count: set.length }) });
        onClose();
      },
    });
  return (
    <Confirm
      title={t('parameters.resetTitle', { name })}
      doIt={t('parameters.reset')}
      loss={t('parameters.resetLoss', { count: set.length })}
      {...(all && { typed: name })}
      disabled={set.length === 0}
      error={reset.error}
      busy={reset.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Rows>
        {set.map(({ ParameterName = '', ParameterValue = '' }) => (
          <Row
            key={ParameterName}
            end={`${ParameterValue || t('parameters.empty')} → ${defaults[ParameterName] || t('parameters.empty')}`}
          >
            {ParameterName}
          </Row>
        ))}
      </Rows>
      <CommandPanel requests={[request]} />
    </Confirm>
  );
}
