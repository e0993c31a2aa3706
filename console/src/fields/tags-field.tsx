import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import { useText } from '../i18n/use-text.ts';

export interface Tag {
  Key: string;
  Value: string;
}

interface TagsFieldProps {
  value: readonly Tag[];
  onChange(value: readonly Tag[]): void;
}

/** Tags as rows of a key and a value. */
export function TagsField({ value, onChange }: TagsFieldProps) {
  const t = useText();
  const change = (index: number, part: Partial<Tag>) =>
    onChange(value.map((tag, i) => (i === index ? { ...tag, ...part } : tag)));
  return (
    <AttributeEditor
      items={[...value]}
      definition={[
        {
          label: t('fields.tagKey'),
          control: (tag, index) => (
            <Input value={tag.Key} onChange={({ detail }) => change(index, { Key: detail.value })} />
          ),
        },
        {
          label: t('fields.tagValue'),
          control: (tag, index) => (
            <Input value={tag.Value} onChange={({ detail }) => change(index, { Value: detail.value })} />
          ),
        },
      ]}
      empty={t('fields.noTags')}
      addButtonText={t('fields.addTag')}
      removeButtonText={t('common.remove')}
      onAddButtonClick={() => onChange([...value, { Key: '', Value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(value.filter((_, i) => i !== detail.itemIndex))}
    />
  );
}
