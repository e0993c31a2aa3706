import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAll } from '../../api/use-api.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { ResourceTable } from '../../components/resource-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type Compared, compare } from './compare.ts';
import type { Parameter } from './parameters.ts';
import { useParameters } from './use-groups.ts';
import { Value } from './value.tsx';

/** Two groups side by side, where they differ first. */
export function Compare() {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [a, b] = [search.get('a') ?? '', search.get('b') ?? ''];
  const [inA, inB] = [useParameters(a), useParameters(b)];
  const error = inA.error ?? inB.error;
  const rows = inA.data && inB.data ? compare(inA.data, inB.data) : undefined;
  const choose = (part: { a?: string; b?: string }) => setSearch({ a, b, ...part }, { replace: true });
  const differing = rows?.filter(({ differs }) => differs);
  return (
    <Page
      title={t('parameters.compareTitle')}
      above={[{ text: t('nav.parameterGroups'), path: '/parameter-groups' }]}
    >
      <Container>
        <ColumnLayout columns={2}>
          <GroupField label={t('parameters.groupA')} value={a} onChange={(name) => choose({ a: name })} />
          <GroupField label={t('parameters.groupB')} value={b} onChange={(name) => choose({ b: name })} />
        </ColumnLayout>
      </Container>
      {error && <Problem error={error} onRetry={() => void Promise.all([inA.refetch(), inB.refetch()])} />}
      {a !== '' && b !== '' && !error && (
        <ResourceTable<Compared>
          name="compare-parameters"
          title={t('parameters.parameters')}
          description={differing && t('parameters.differing', { count: differing.length })}
          columns={[
            {
              id: 'name',
              header: t('common.name'),
              cell: ({ name }) => name,
              sortBy: ({ name }) => name,
              width: 280,
              isRowHeader: true,
            },
            { id: 'a', header: a, cell: (row) => <Cell parameter={row.a} />, width: 220 },
            { id: 'b', header: b, cell: (row) => <Cell parameter={row.b} />, width: 220 },
            {
              id: 'differs',
              header: t('parameters.difference'),
              cell: ({ differs }) => differs && <Badge color="blue">{t('parameters.differs')}</Badge>,
              sortBy: ({ differs }) => (differs ? 0 : 1),
              width: 130,
            },
          ]}
          items={onlyDiffering ? differing : rows}
          idOf={({ name }) => name}
          textOf={(row) => `${row.name} ${row.a?.ParameterValue} ${row.b?.ParameterValue}`}
          loading={!rows}
          empty={<Box textAlign="center">{t('parameters.same')}</Box>}
          actions={
            <Toggle checked={onlyDiffering} onChange={({ detail }) => setOnlyDiffering(detail.checked)}>
              {t('parameters.onlyDiffering')}
            </Toggle>
          }
        />
      )}
    </Page>
  );
}

function Cell({ parameter }: { parameter: Parameter | undefined }) {
  const t = useText();
  if (!parameter) return <Box color="text-body-secondary">{t('parameters.unknown')}</Box>;
  return <Value parameter={parameter} />;
}

interface GroupFieldProps {
  label: string;
  value: string;
  onChange(name: string): void;
}

function GroupField({ label, value, onChange }: GroupFieldProps) {
  const groups = useAll('DescribeCacheParameterGroups', {}, 'CacheParameterGroups');
  const options = (groups.data ?? []).map((group) => ({
    value: group.CacheParameterGroupName ?? '',
    label: group.CacheParameterGroupName ?? '',
    description: group.Description ?? '',
  }));
  return (
    <FormField label={label}>
      <Select
        selectedOption={value === '' ? null : { value, label: value }}
        options={options}
        filteringType="auto"
        statusType={groups.isLoading ? 'loading' : 'finished'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
