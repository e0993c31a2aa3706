import Box from '@cloudscape-design/components/box';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type Parameter, parameterNamedIn, type Values } from './parameters.ts';
import { useParameterColumns } from './use-parameter-columns.tsx';
import { ValueField } from './value-field.tsx';

interface EditTableProps {
  family: string;
  parameters: readonly Parameter[];
  typed: Values;
  changes: Values;
  /** What Holdfast said of the last try: shown beside the parameter that it names. */
  refused: string | undefined;
  onType(name: string, value: string): void;
}

/** The parameters that can be changed, each with a field for its value. */
export function EditTable({ family, parameters, typed, changes, refused, onType }: EditTableProps) {
  const t = useText();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const open = parameters.filter(({ IsModifiable }) => IsModifiable);
  const named = refused && parameterNamedIn(refused, Object.keys(changes));
  const columns = useParameterColumns((one) => {
    const name = one.ParameterName ?? '';
    return (
      <ValueField
        family={family}
        parameter={one}
        value={typed[name] ?? one.ParameterValue ?? ''}
        changed={name in changes}
        refused={name === named ? refused : undefined}
        onChange={(value) => onType(name, value)}
      />
    );
  });
  return (
    <ResourceTable
      name="edit-parameters"
      wrapped
      title={t('parameters.parameters')}
      columns={columns.filter(({ id }) => id !== 'changeable')}
      items={onlyChanged ? open.filter(({ ParameterName = '' }) => ParameterName in changes) : open}
      idOf={({ ParameterName = '' }) => ParameterName}
      textOf={(one) => `${one.ParameterName} ${one.Description}`}
      loading={false}
      empty={<Box textAlign="center">{t('parameters.nothingChanged')}</Box>}
      actions={
        <Toggle checked={onlyChanged} onChange={({ detail }) => setOnlyChanged(detail.checked)}>
          {t('parameters.onlyChanged')}
        </Toggle>
      }
    />
  );
}
