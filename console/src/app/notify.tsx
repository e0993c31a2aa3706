import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface Flash {
  type: 'success' | 'info' | 'warning' | 'error';
  header?: string;
  content: ReactNode;
}

interface Notifications {
  flashes: readonly FlashbarProps.MessageDefinition[];
  notify(flash: Flash): void;
}

const Context = createContext<Notifications | undefined>(undefined);
const MAX_FLASHES = 5;
let count = 0;

/** Messages above the pages, which stay when one walks on, until they are dismissed. */
export function NotifyProvider({ children }: { children: ReactNode }) {
  const [flashes, setFlashes] = useState<readonly FlashbarProps.MessageDefinition[]>([]);
  const notify = useCallback((flash: Flash) => {
    const id = `flash-${count++}`;
    const dismiss = () => setFlashes((all) => all.filter((one) => one.id !== id));
    setFlashes((all) =>
      [{ ...flash, id, dismissible: true, onDismiss: dismiss }, ...all].slice(0, MAX_FLASHES),
    );
  }, []);
  const value = useMemo(() => ({ flashes, notify }), [flashes, notify]);
  return <Context value={value}>{children}</Context>;
}

/** Tells something above the pages. */
export function useNotify(): (flash: Flash) => void {
  return useNotifications().notify;
}

export function useFlashes(): readonly FlashbarProps.MessageDefinition[] {
  const t = useText();
  return useNotifications().flashes.map((flash) => ({ ...flash, dismissLabel: t('app.dismiss') }));
}

function useNotifications(): Notifications {
  const value = useContext(Context);
  if (!value) throw new Error('no NotifyProvider');
  return value;
}
