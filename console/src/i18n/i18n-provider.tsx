import {
  I18nProvider as CloudscapeI18nProvider,
  type I18nProviderProps,
} from '@cloudscape-design/components/i18n';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { whenThere } from '../api/when-there.ts';
import { usePreferences } from '../app/preferences.tsx';
import type { Locale } from './locale.ts';
import { loadMessages, type Messages } from './messages.ts';

interface Texts {
  locale: Locale;
  own: Messages;
  /** What Cloudscape's components say by themselves. */
  components: readonly I18nProviderProps.Messages[];
}

/** The texts of the chosen language around all pages: nothing is shown before they are there. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const { locale } = usePreferences();
  const [texts, setTexts] = useState<Texts>();
  useEffect(() => {
    let wanted = true;
    void whenThere(() => Promise.all([loadMessages(locale), loadComponentTexts(locale)])).then(
      ([own, components]) => {
        if (wanted) setTexts({ locale, own, components });
      },
    );
    return () => {
      wanted = false;
    };
  }, [locale]);
  if (!texts) return null;
  return (
    <IntlProvider locale={texts.locale} messages={texts.own} defaultLocale="en" onError={fail}>
      <CloudscapeI18nProvider locale={texts.locale} messages={texts.components}>
        {children}
      </CloudscapeI18nProvider>
    </IntlProvider>
  );
}

async function loadComponentTexts(locale: Locale): Promise<readonly I18nProviderProps.Messages[]> {
  const { default: messages } =
    locale === 'ko'
      ? await import('@cloudscape-design/components/i18n/messages/all.ko')
      : await import('@cloudscape-design/components/i18n/messages/all.en');
  return [messages];
}

/** A missing text is a defect that tests look for in the browser's console. */
function fail(error: Error): void {
  console.error(error.message);
}
