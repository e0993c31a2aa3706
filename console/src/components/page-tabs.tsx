import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { Loading } from './loading.tsx';

interface PageTabsProps {
  /** What the tabs are of, for those who don't see them. */
  label: string;
  tabs: readonly { id: string; label: string; content: ReactNode }[];
}

/** Tabs of a page, each with its own address: `?tab=nodes`, and none for the first. Only the chosen one is drawn. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const active = tabs.find(({ id }) => id === asked) ?? tabs[0];
  return (
    <Tabs
      ariaLabel={label}
      activeTabId={active?.id ?? ''}
      onChange={({ detail }) =>
        setSearch(detail.activeTabId === tabs[0]?.id ? {} : { tab: detail.activeTabId })
      }
      tabs={tabs.map((tab) => ({
        ...tab,
        content: <Suspense fallback={<Loading />}>{tab.content}</Suspense>,
      }))}
    />
  );
}
