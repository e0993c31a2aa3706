import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isDefault, type Parameter, type ParameterGroup } from './parameters.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { useParameterColumns } from './use-parameter-columns.tsx';

interface ParametersTabProps {
  group: ParameterGroup;
  parameters: readonly Parameter[] | undefined;
}

/** The parameters of a group with what each may be; those that were set in it can be reset. */
export function ParametersTab({ group, parameters }: ParametersTabProps) {
  const t = useText();
  const columns = useParameterColumns();
  const [selected, setSelected] = useState<readonly Parameter[]>([]);
  const [onlySet, setOnlySet] = useState(false);
  const [resetting, setResetting] = useState(false);
  const name = group.CacheParameterGroupName ?? '';
  const own = !isDefault(name);
  // As they are now: what was selected may have been reset since.
  const chosen = (parameters ?? []).filter(
    (one) => one.Source === 'user' && selected.some((row) => row.ParameterName === one.ParameterName),
  );
  return (
    <>
      <ResourceTable
        name="parameters"
        wrapped
        title={t('parameters.parameters')}
        columns={columns}
        items={onlySet ? parameters?.filter(({ Source }) => Source === 'user') : parameters}
        idOf={({ ParameterName = '' }) => ParameterName}
        textOf={(one) => `${one.ParameterName} ${one.ParameterValue} ${one.Description}`}
        loading={!parameters}
        empty={<Box textAlign="center">{t('parameters.nothingSet')}</Box>}
        selection={own ? 'multi' : undefined}
        selected={selected}
        onSelect={setSelected}
        actions={[
          <Toggle key="set" checked={onlySet} onChange={({ detail }) => setOnlySet(detail.checked)}>
            {t('parameters.onlySet')}
          </Toggle>,
          own && (
            <Button key="reset" disabled={chosen.length === 0} onClick={() => setResetting(true)}>
              {t('parameters.reset')}
            </Button>
          ),
        ]}
      />
      {resetting && <ResetDialog group={group} parameters={chosen} onClose={() => setResetting(false)} />}
    </>
  );
}
