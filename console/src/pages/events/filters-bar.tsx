import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { type Filters, SOURCE_TYPES } from './filters.ts';
import { RangePicker } from './range-picker.tsx';

/** How long somebody must have stopped typing before Holdfast is asked. */
const PAUSE_MS = 300;

interface FiltersBarProps {
  filters: Filters;
  onChange(change: Partial<Filters>): void;
}

export function FiltersBar({ filters, onChange }: FiltersBarProps) {
  const t = useText();
  const [text, setText] = useLater(filters.text, (value) => onChange({ text: value }));
  const [id, setId] = useLater(filters.id, (value) => onChange({ id: value.trim() }));
  const any = { value: '', label: t('events.anyType') };
  const types = [any, ...SOURCE_TYPES.map((value) => ({ value, label: t(`events.type.${value}`) }))];
  return (
    <div className="holdfast-filters">
      <div className="holdfast-filters-text">
        <TextFilter
          filteringText={text}
          filteringAriaLabel={t('events.findText')}
          filteringPlaceholder={t('events.findText')}
          onChange={({ detail }) => setText(detail.filteringText)}
        />
      </div>
      <Select
        ariaLabel={t('events.type')}
        selectedOption={types.find(({ value }) => value === filters.type) ?? any}
        options={types}
        onChange={({ detail }) =>
          onChange({ type: SOURCE_TYPES.find((one) => one === detail.selectedOption.value) })
        }
      />
      <Input
        type="search"
        ariaLabel={t('events.source')}
        placeholder={t('events.sourceName')}
        value={id}
        spellcheck={false}
        onChange={({ detail }) => setId(detail.value)}
      />
      <RangePicker value={filters.range} onChange={(range) => onChange({ range })} />
    </div>
  );
}

/** A text as it is typed, told of after a pause; another one from outside replaces it. */
function useLater(value: string, tell: (value: string) => void): [string, (value: string) => void] {
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      tell(typed);
      setTyped(undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return [typed ?? value, setTyped];
}
