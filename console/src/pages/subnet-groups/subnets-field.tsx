import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { availabilityZones } from '../../../../src/domain/regions.ts';
import { useRegion } from '../../app/region.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isSubnetId } from './subnets.ts';

interface SubnetsFieldProps {
  value: readonly string[];
  onChange(ids: readonly string[]): void;
  errorText?: string | undefined;
}

/** The ids of subnets, below each other; there is no EC2 that could be asked which there are. */
export function SubnetsField({ value, onChange, errorText }: SubnetsFieldProps) {
  const t = useText();
  const zones = availabilityZones(useRegion());
  return (
    <FormField stretch label={t('subnets.subnets')} description={t('subnets.idsHelp')} errorText={errorText}>
      <AttributeEditor
        items={[...value]}
        definition={[
          {
            label: t('subnets.id'),
            errorText: (id: string) => (id !== '' && !isSubnetId(id) ? t('subnets.idWrong') : undefined),
            control: (id, index) => (
              <Input
                value={id}
                placeholder="subnet-0123456789abcdef0"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) =>
                  onChange(value.map((one, at) => (at === index ? detail.value.trim() : one)))
                }
              />
            ),
          },
          {
            label: t('fields.zone'),
            // As Holdfast places them: one zone after the other.
            control: (_id, index) => <Box padding={{ top: 'xxs' }}>{zones[index % zones.length]}</Box>,
          },
        ]}
        empty={t('subnets.none')}
        addButtonText={t('subnets.add')}
        removeButtonText={t('common.remove')}
        onAddButtonClick={() => onChange([...value, ''])}
        onRemoveButtonClick={({ detail }) => onChange(value.filter((_, at) => at !== detail.itemIndex))}
      />
    </FormField>
  );
}
