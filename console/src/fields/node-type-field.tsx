import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { canSnapshot, NODE_TYPE_NAMES, nodeType } from '../../../src/domain/node-types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

interface NodeTypeFieldProps {
  value: string;
  onChange(value: string): void;
  /** Those to choose from; all where it is not given. */
  allowed?: readonly string[];
  errorText?: string | undefined;
  description?: string | undefined;
}

/** A node type with its memory; current generations first. */
export function NodeTypeField({ value, onChange, allowed, errorText, description }: NodeTypeFieldProps) {
  const t = useText();
  const { bytes } = useFormat();
  const toOption = (name: string): SelectProps.Option => {
    const type = nodeType(name);
    return {
      value: name,
      label: name,
      description: t('fields.nodeTypeFacts', { memory: bytes(type.maxmemory), cpus: type.vcpus }),
      ...(!canSnapshot(type) && { tags: [t('fields.noSnapshots')] }),
    };
  };
  const names = [...(allowed ?? NODE_TYPE_NAMES)].sort(
    (a, b) => nodeType(a).maxmemory - nodeType(b).maxmemory || a.localeCompare(b),
  );
  const groups = (['current', 'previous'] as const)
    .map((generation) => ({
      label: t(`fields.${generation}Generation`),
      options: names.filter((name) => nodeType(name).generation === generation).map(toOption),
    }))
    .filter(({ options }) => options.length > 0);
  return (
    <FormField label={t('fields.nodeType')} errorText={errorText} description={description}>
      <Select
        selectedOption={value === '' ? null : toOption(value)}
        options={groups}
        filteringType="auto"
        virtualScroll
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
