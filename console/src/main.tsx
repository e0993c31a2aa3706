import '@cloudscape-design/global-styles/index.css';
import './theme/theme.gen.css';
import './theme/console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { Console } from './app/console.tsx';
import { PreferencesProvider } from './app/preferences.tsx';
import { SessionProvider } from './app/session.tsx';
import { I18nProvider } from './i18n/i18n-provider.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        {/* Outside, so that who is signed in is asked for while the texts are on their way. */}
        <SessionProvider>
          <I18nProvider>
            <Console />
          </I18nProvider>
        </SessionProvider>
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
