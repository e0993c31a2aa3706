import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Navigation } from './navigation.tsx';
import { useFlashes } from './notify.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { TopBar } from './top-bar.tsx';
import { useUnderWay } from './under-way.tsx';

/** What stands around every page: the bar above, the navigation beside, and what is under way. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const flashes = [...useUnderWay(), ...useFlashes()];
  return (
    <>
      <div id="top" className="holdfast-bar">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top"
        navigation={<Navigation />}
        notifications={<Flashbar items={flashes} stackItems />}
        stickyNotifications
        toolsHide
        // Each page limits itself: a list of many columns takes all the room that there is.
        maxContentWidth={Number.MAX_VALUE}
        content={<PageBoundary>{children}</PageBoundary>}
        ariaLabels={{ navigation: t('app.navigation') }}
      />
    </>
  );
}
