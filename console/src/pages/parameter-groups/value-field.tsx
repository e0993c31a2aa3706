import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useText } from '../../i18n/use-text.ts';
import { choicesOf, isAllowed, type Parameter } from './parameters.ts';

interface ValueFieldProps {
  family: string;
  parameter: Parameter;
  value: string;
  changed: boolean;
  refused: string | undefined;
  onChange(value: string): void;
}

/** A parameter's value to be chosen, where it has choices, or typed, and checked with each key. */
export function ValueField({ family, parameter, value, changed, refused, onChange }: ValueFieldProps) {
  const t = useText();
  const { ParameterName: name = '', AllowedValues: allowed, DataType: type } = parameter;
  const choices = choicesOf(parameter);
  const wrong =
    changed && !isAllowed(family, name, value)
      ? t('parameters.notAllowed', { allowed: allowed?.replaceAll(',', ', ') ?? t('parameters.otherText') })
      : undefined;
  return (
    <FormField
      errorText={refused ?? wrong}
      {...(changed &&
        !wrong && {
          constraintText: t('parameters.was', { value: parameter.ParameterValue || t('parameters.empty') }),
        })}
    >
      {choices ? (
        <Select
          ariaLabel={name}
          expandToViewport
          selectedOption={{ value, label: value }}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      ) : (
        <Input
          ariaLabel={name}
          value={value}
          inputMode={type === 'integer' ? 'numeric' : 'text'}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => onChange(detail.value.trim())}
        />
      )}
    </FormField>
  );
}
