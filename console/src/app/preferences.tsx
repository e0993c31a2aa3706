import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Locale } from '../i18n/locale.ts';

export type Theme = 'light' | 'dark';

interface Preferences {
  locale: Locale;
  theme: Theme;
}

interface PreferencesContext extends Preferences {
  set(change: Partial<Preferences>): void;
}

const KEY = 'holdfast.preferences';
const Context = createContext<PreferencesContext | undefined>(undefined);

/** Language and light or dark: as chosen here before, else as the browser has it. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState<Preferences>(read);
  useEffect(() => {
    document.documentElement.lang = preferences.locale;
    document.body.classList.toggle('awsui-dark-mode', preferences.theme === 'dark');
  }, [preferences]);
  const value = useMemo(
    () => ({
      ...preferences,
      set(change: Partial<Preferences>) {
        const next = { ...preferences, ...change };
        localStorage.setItem(KEY, JSON.stringify(next));
        setPreferences(next);
      },
    }),
    [preferences],
  );
  return <Context value={value}>{children}</Context>;
}

export function usePreferences(): PreferencesContext {
  const value = useContext(Context);
  if (!value) throw new Error('no PreferencesProvider');
  return value;
}

function read(): Preferences {
  let kept: Partial<Preferences> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  } catch {
    // Somebody else's, or none: the browser's own will do.
  }
  const browser = navigator.languages.find((language) => /^(en|ko)\b/.test(language));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    locale: kept.locale ?? (browser?.startsWith('ko') ? 'ko' : 'en'),
    theme: kept.theme ?? (dark ? 'dark' : 'light'),
  };
}
