import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { whenThere } from '../api/when-there.ts';

/** A component that is loaded when it is shown first, also when that is while Holdfast is away. */
export function lazyPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => whenThere(load));
}
