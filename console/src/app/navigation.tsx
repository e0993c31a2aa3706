import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'wouter';
import { useText } from '../i18n/use-text.ts';
import { useFollow } from './go.ts';
import { usePlaces } from './links.ts';

export function Navigation() {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  const [path] = useLocation();
  const link = (text: string, to: string) => ({ type: 'link' as const, text, href: place(to).href });
  const area = path.split('/')[1] ?? '';
  return (
    <SideNavigation
      activeHref={place(`/${area}`).href}
      onFollow={follow}
      items={[
        link(t('nav.overview'), '/'),
        link(t('nav.clusters'), '/clusters'),
        link(t('nav.groups'), '/groups'),
        link(t('nav.snapshots'), '/snapshots'),
        { type: 'divider' },
        link(t('nav.parameterGroups'), '/parameter-groups'),
        link(t('nav.subnetGroups'), '/subnet-groups'),
        link(t('nav.engines'), '/engines'),
        { type: 'divider' },
        link(t('nav.events'), '/events'),
      ]}
    />
  );
}
