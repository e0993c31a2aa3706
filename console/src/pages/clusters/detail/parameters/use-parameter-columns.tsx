import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import type { Column } from '../../../../components/resource-table.tsx';
import { UNKNOWN } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { isSet, mayWait, type Parameter } from './parameter.ts';

/** `pending`: something of the group waits for a reboot of the cluster. */
export function useParameterColumns(pending: boolean): readonly Column<Parameter>[] {
  const t = useText();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('common.name'),
        cell: ({ ParameterName: name }) => name,
        sortBy: ({ ParameterName: name }) => name,
        width: 290,
        isRowHeader: true,
      },
      {
        id: 'value',
        header: t('clusters.parameters.value'),
        cell: (parameter) => (
          <Box variant="code" fontWeight={isSet(parameter) ? 'bold' : 'normal'}>
            {parameter.ParameterValue ?? ''}
          </Box>
        ),
        sortBy: ({ ParameterValue: value }) => value,
        width: 180,
      },
      {
        id: 'source',
        header: t('clusters.parameters.source'),
        cell: (parameter) => t(isSet(parameter) ? 'clusters.parameters.set' : 'clusters.parameters.default'),
        sortBy: ({ Source }) => Source,
        width: 130,
      },
      {
        id: 'effect',
        header: t('clusters.parameters.effect'),
        cell: (parameter) =>
          pending && mayWait(parameter) ? (
            <StatusIndicator type="pending">{t('clusters.parameters.mayWait')}</StatusIndicator>
          ) : (
            t(
              parameter.ChangeType === 'requires-reboot'
                ? 'clusters.parameters.reboot'
                : 'clusters.parameters.immediate',
            )
          ),
        sortBy: ({ ChangeType }) => ChangeType,
        width: 170,
      },
      {
        id: 'allowed',
        header: t('clusters.parameters.allowed'),
        cell: ({ AllowedValues }) => AllowedValues ?? UNKNOWN,
        width: 200,
      },
      {
        id: 'description',
        header: t('common.description'),
        cell: ({ Description }) => Description,
        width: 420,
      },
    ],
    [t, pending],
  );
}
