import { useEffect, useRef, useState } from 'react';
import { heldBack } from './held.ts';

/** Scrolled further than this, one reads. */
const READING_PX = 60;

/** Holds back what comes while somebody has scrolled down, so that what they read stays where it is. */
export function useHeldBack<Item extends { key: string }>(items: readonly Item[]) {
  const [top, setTop] = useState<string>();
  const first = useRef<string>(undefined);
  const { shown, waiting } = heldBack(items, top);
  useEffect(() => {
    first.current = shown[0]?.key;
  }, [shown]);
  useEffect(() => {
    const look = () => setTop((held) => (window.scrollY > READING_PX ? (held ?? first.current) : undefined));
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return { shown, waiting, toTop: () => window.scrollTo({ top: 0 }) };
}
