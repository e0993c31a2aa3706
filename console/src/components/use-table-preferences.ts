import { useState } from 'react';

export interface TablePreferences {
  pageSize: number;
  wrap: boolean;
  dense: boolean;
  /** In the order in which they stand. */
  columns: readonly { id: string; visible: boolean }[];
}

interface Known {
  id: string;
  hidden?: boolean;
}

/** How a table is to look, remembered by this browser under the table's name. */
export function useTablePreferences(
  name: string,
  columns: readonly Known[],
  wrapped = false,
): [TablePreferences, (preferences: TablePreferences) => void] {
  const key = `holdfast.table.${name}`;
  const [preferences, setPreferences] = useState(() => read(key, columns, wrapped));
  return [
    preferences,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setPreferences(next);
    },
  ];
}

/** Columns that came since, or went, are as if nothing was remembered of them. */
function read(key: string, columns: readonly Known[], wrapped: boolean): TablePreferences {
  let kept: Partial<TablePreferences> = {};
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<TablePreferences>;
  } catch {
    // As if there were none.
  }
  const known = (kept.columns ?? []).filter(({ id }) => columns.some((column) => column.id === id));
  const fresh = columns
    .filter(({ id }) => !known.some((column) => column.id === id))
    .map(({ id, hidden = false }) => ({ id, visible: !hidden }));
  return {
    pageSize: kept.pageSize ?? 20,
    wrap: kept.wrap ?? wrapped,
    dense: kept.dense ?? false,
    columns: [...known, ...fresh],
  };
}
