import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useLocation } from 'wouter';
import { KNOWN_REGIONS } from '../../../src/domain/regions.ts';
import { useText } from '../i18n/use-text.ts';
import icon from './icon.svg';
import { placeIn } from './links.ts';
import { useConnection } from './live.tsx';
import { usePreferences } from './preferences.tsx';
import { useRegion } from './region.tsx';
import { useSession } from './session.tsx';

const LANGUAGES = { en: 'English', ko: '한국어' } as const;

export function TopBar() {
  const t = useText();
  const region = useRegion();
  const { session, signOut } = useSession();
  const preferences = usePreferences();
  const connection = useConnection();
  const [, navigate] = useLocation();
  const dark = preferences.theme === 'dark';
  return (
    <TopNavigation
      identity={{
        href: placeIn(region, '/').href,
        title: 'Holdfast',
        logo: { src: icon, alt: t('nav.overview') },
        onFollow: (event) => {
          event.preventDefault();
          navigate(placeIn(region, '/').to);
        },
      }}
      utilities={[
        {
          type: 'button',
          iconName: connection === 'lost' ? 'status-warning' : 'status-positive',
          text: t(connection === 'lost' ? 'app.lost' : 'app.live'),
          ariaLabel: t(connection === 'lost' ? 'app.lost' : 'app.live'),
        },
        {
          type: 'menu-dropdown',
          text: region,
          ariaLabel: t('app.region', { region }),
          items: [...new Set([region, ...KNOWN_REGIONS])].map((id) => ({ id, text: id })),
          onItemClick: ({ detail }) => navigate(placeIn(detail.id, '/').to),
        },
        {
          type: 'menu-dropdown',
          text: LANGUAGES[preferences.locale],
          ariaLabel: t('app.language', { language: LANGUAGES[preferences.locale] }),
          items: Object.entries(LANGUAGES).map(([id, text]) => ({ id, text, lang: id })),
          onItemClick: ({ detail }) => preferences.set({ locale: detail.id as 'en' | 'ko' }),
        },
        {
          type: 'button',
          text: t(dark ? 'app.toLight' : 'app.toDark'),
          onClick: () => preferences.set({ theme: dark ? 'light' : 'dark' }),
        },
        ...(session?.auth === 'none'
          ? []
          : [{ type: 'button' as const, text: t('app.signOut'), onClick: () => void signOut() }]),
      ]}
    />
  );
}
