import { memo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import './table-cells.css';

/** A text to be copied as it stands, in a table: as Copyable, which hundreds of would be slow to make. */
export const TableCopy = memo(function TableCopy({ text }: { text: string }) {
  const t = useText();
  const [done, setDone] = useState<boolean>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return (
    <span className="holdfast-copy">
      <button
        type="button"
        aria-label={t('common.copyThis', { text })}
        onClick={() => void copy()}
        onBlur={() => setDone(undefined)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5 5h10v10H5zM2 11H1V1h10v1" />
        </svg>
      </button>
      {text}
      <span role="status">{done === undefined ? '' : t(done ? 'common.copied' : 'common.notCopied')}</span>
    </span>
  );
});
