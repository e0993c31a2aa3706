import type { Logger } from 'pino';
import type { ControlContext } from '../control/context.ts';
import type { ResourceKey } from '../control/keys.ts';
import type { EngineCatalog } from '../engines/catalog.ts';
import type { Store } from '../store/database.ts';

/** What an action has at hand for one request. */
export interface ActionContext {
  readonly region: string;
  readonly accountId: string;
  readonly now: Date;
  readonly store: Store;
  readonly engines: EngineCatalog;
  readonly logger: Logger;
  /** The control plane, for what only a running node can answer. */
  readonly control: ControlContext;
  /** Has a reconciler take up what the action wrote. Call it after the transaction. */
  wake(key: ResourceKey): void;
}

/**
 * One operation of the API: validates, writes what should be and an event in one transaction, wakes the reconciler
 * and answers. It doesn't wait for the work. @throws Fault
 */
export type Action<Input, Output> = (input: Input, context: ActionContext) => Promise<Output>;
