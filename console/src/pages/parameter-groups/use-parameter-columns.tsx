import Box from '@cloudscape-design/components/box';
import type { Column } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Parameter } from './parameters.ts';
import { Value } from './value.tsx';

/** What there is to know of a parameter; its value is shown, or typed where `value` says how. */
export function useParameterColumns(value?: (parameter: Parameter) => React.ReactNode): Column<Parameter>[] {
  const t = useText();
  return [
    {
      id: 'name',
      header: t('common.name'),
      cell: (one) => one.ParameterName,
      sortBy: (one) => one.ParameterName,
      width: value ? 180 : 260,
      isRowHeader: true,
    },
    {
      id: 'value',
      header: t('parameters.value'),
      cell: value ?? ((one) => <Value parameter={one} />),
      ...(!value && { sortBy: (one) => one.ParameterValue }),
      width: value ? 220 : 150,
    },
    {
      id: 'source',
      header: t('parameters.source'),
      cell: (one) => t(one.Source === 'user' ? 'parameters.source.user' : 'parameters.source.system'),
      sortBy: (one) => one.Source,
      width: 130,
    },
    {
      id: 'allowed',
      header: t('parameters.allowed'),
      cell: (one) => one.AllowedValues?.replaceAll(',', ', ') ?? t('parameters.anyText'),
      width: 220,
    },
    {
      id: 'type',
      header: t('parameters.type'),
      cell: (one) => one.DataType,
      sortBy: (one) => one.DataType,
      width: 100,
    },
    {
      id: 'changeable',
      header: t('parameters.changeable'),
      cell: (one) => t(one.IsModifiable ? 'common.yes' : 'common.no'),
      sortBy: (one) => (one.IsModifiable ? 1 : 0),
      width: 120,
    },
    {
      id: 'effect',
      header: t('parameters.effect'),
      cell: (one) => t(`parameters.effect.${one.ChangeType as 'immediate' | 'requires-reboot'}`),
      sortBy: (one) => one.ChangeType,
      width: 150,
    },
    {
      id: 'since',
      header: t('parameters.since'),
      cell: (one) => one.MinimumEngineVersion,
      width: 130,
      hidden: true,
    },
    {
      id: 'description',
      header: t('common.description'),
      cell: (one) => <Box color="text-body-secondary">{one.Description}</Box>,
      width: 420,
    },
  ];
}
