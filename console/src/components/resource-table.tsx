import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { type ReactNode, startTransition, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type TablePreferences, useTablePreferences } from './use-table-preferences.ts';

export interface Column<Item> {
  id: string;
  header: string;
  cell: (item: Item) => ReactNode;
  /** What the column is sorted by; without it, it can't be. */
  sortBy?: (item: Item) => string | number | undefined;
  width?: number;
  /** Shown only when chosen in the preferences. */
  hidden?: boolean;
  isRowHeader?: boolean;
}

interface ResourceTableProps<Item> {
  /** Names the table in what the browser remembers of it. */
  name: string;
  title: string;
  columns: readonly Column<Item>[];
  items: readonly Item[] | undefined;
  idOf: (item: Item) => string;
  /** All text that the filter looks at. */
  textOf: (item: Item) => string;
  loading: boolean;
  error?: ReactNode;
  /** Instead of the rows, when there are none at all. */
  empty: ReactNode;
  selection?: 'single' | 'multi' | undefined;
  selected?: readonly Item[];
  onSelect?: (items: Item[]) => void;
  actions?: ReactNode;
  description?: ReactNode;
  variant?: TableProps.Variant;
  /** Long texts are shown whole, unless somebody has it otherwise. */
  wrapped?: boolean;
}

/**
 * A list of resources: filtered, sorted, paged, its columns chosen and remembered. Drawing rows takes its time, which must
 * not hold up whoever types or clicks: it is a transition.
 */
export function ResourceTable<Item>(props: ResourceTableProps<Item>) {
  const { name, title, columns, idOf, textOf, loading, empty, selected = [], onSelect } = props;
  const t = useText();
  const [preferences, setPreferences] = useTablePreferences(name, columns, props.wrapped);
  const [sorting, setSorting] = useState<{ id: string; descending: boolean }>();
  const all = useMemo(() => sorted(props.items ?? [], columns, sorting), [props.items, columns, sorting]);
  const { items, actions, filterProps, paginationProps, filteredItemsCount } = useCollection(all, {
    filtering: {
      filteringFunction: (item, text) => textOf(item).toLowerCase().includes(text.toLowerCase()),
      empty,
      noMatch: <Box textAlign="center">{t('common.noMatch')}</Box>,
    },
    pagination: { pageSize: preferences.pageSize },
  });
  const none = (props.items?.length ?? 0) === 0;
  const there = useMemo(() => new Set(props.items?.map(idOf)), [props.items, idOf]);
  return (
    <Table<Item>
      variant={props.variant ?? 'container'}
      items={[...items]}
      trackBy={idOf}
      columnDefinitions={columns.map((column) => toDefinition(column))}
      columnDisplay={preferences.columns.map(({ id, visible }) => ({ id, visible }))}
      wrapLines={preferences.wrap}
      contentDensity={preferences.dense ? 'compact' : 'comfortable'}
      loading={loading}
      loadingText={t('common.loading')}
      ariaLabels={{ tableLabel: title }}
      resizableColumns
      stickyHeader
      {...(props.selection && {
        selectionType: props.selection,
        selectedItems: selected.filter((item) => there.has(idOf(item))),
        onSelectionChange: ({ detail }) => onSelect?.(detail.selectedItems),
        onRowClick: ({ detail }) => {
          if (props.selection === 'single') onSelect?.([detail.item]);
        },
        ariaLabels: {
          tableLabel: title,
          selectionGroupLabel: title,
          allItemsSelectionLabel: () => t('common.selectAll'),
          itemSelectionLabel: (_: unknown, item: Item) => t('common.select', { name: idOf(item) }),
        },
      })}
      sortingColumn={sorting ? { sortingField: sorting.id } : undefined}
      sortingDescending={sorting?.descending}
      onSortingChange={({ detail }) =>
        startTransition(() =>
          setSorting({
            id: detail.sortingColumn.sortingField ?? '',
            descending: detail.isDescending ?? false,
          }),
        )
      }
      empty={props.error ?? (none ? empty : <Box textAlign="center">{t('common.noMatch')}</Box>)}
      header={
        <Header
          counter={props.items && `(${props.items.length})`}
          description={props.description}
          actions={
            props.actions && (
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                {props.actions}
              </SpaceBetween>
            )
          }
        >
          {title}
        </Header>
      }
      filter={
        <Filter
          text={filterProps.filteringText}
          name={t('common.find', { what: title })}
          found={t('common.matches', { count: filteredItemsCount ?? 0 })}
          onChange={actions.setFiltering}
        />
      }
      pagination={
        <Pagination
          {...paginationProps}
          onChange={({ detail }) => startTransition(() => actions.setCurrentPage(detail.currentPageIndex))}
          ariaLabels={{ pageLabel: (number) => t('common.page', { number }) }}
        />
      }
      preferences={<Preferences columns={columns} preferences={preferences} onChange={setPreferences} />}
    />
  );
}

/** What is typed stands there at once; the rows follow. */
function Filter(props: { text: string; name: string; found: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(props.text);
  return (
    <TextFilter
      filteringText={typed}
      filteringAriaLabel={props.name}
      filteringPlaceholder={props.name}
      countText={props.found}
      onChange={({ detail }) => {
        setTyped(detail.filteringText);
        startTransition(() => props.onChange(detail.filteringText));
      }}
    />
  );
}

function Preferences<Item>(props: {
  columns: readonly Column<Item>[];
  preferences: TablePreferences;
  onChange: (preferences: TablePreferences) => void;
}) {
  const t = useText();
  const { preferences } = props;
  return (
    <CollectionPreferences
      title={t('common.preferences')}
      confirmLabel={t('common.apply')}
      cancelLabel={t('common.cancel')}
      preferences={{
        pageSize: preferences.pageSize,
        wrapLines: preferences.wrap,
        contentDensity: preferences.dense ? 'compact' : 'comfortable',
        contentDisplay: preferences.columns,
      }}
      onConfirm={({ detail }) =>
        props.onChange({
          pageSize: detail.pageSize ?? preferences.pageSize,
          wrap: detail.wrapLines ?? false,
          dense: detail.contentDensity === 'compact',
          columns: [...(detail.contentDisplay ?? preferences.columns)],
        })
      }
      pageSizePreference={{
        title: t('common.pageSize'),
        options: [20, 50, 100].map((value) => ({ value, label: t('common.rows', { count: value }) })),
      }}
      wrapLinesPreference={{ label: t('common.wrapLines'), description: t('common.wrapLinesHelp') }}
      contentDensityPreference={{ label: t('common.dense'), description: t('common.denseHelp') }}
      contentDisplayPreference={{
        title: t('common.columns'),
        options: props.columns.map(({ id, header, isRowHeader = false }) => ({
          id,
          label: header,
          alwaysVisible: isRowHeader,
        })),
      }}
    />
  );
}

function toDefinition<Item>(column: Column<Item>): TableProps.ColumnDefinition<Item> {
  const { id, header, cell, sortBy, width, isRowHeader = false } = column;
  return {
    id,
    header,
    cell,
    isRowHeader,
    ...(sortBy && { sortingField: id }),
    ...(width !== undefined && { width }),
    minWidth: 90,
  };
}

/** By the column's value; what has none comes last. Numbers in names count as numbers: `node-2` before `node-10`. */
function sorted<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  sorting: { id: string; descending: boolean } | undefined,
): readonly Item[] {
  const sortBy = columns.find(({ id }) => id === sorting?.id)?.sortBy;
  if (!sortBy) return items;
  const sign = sorting?.descending ? -1 : 1;
  return items.toSorted((a, b) => {
    const [one, other] = [sortBy(a), sortBy(b)];
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    return sign * COLLATOR.compare(String(one), String(other));
  });
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true });
