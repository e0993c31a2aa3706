import type { Credentials } from '../api/authenticate.ts';
import type { ApiHandlers } from '../api/handler.ts';
import type { Clock } from '../control/clock.ts';
import type { Store } from '../store/database.ts';

/** What the console's server side is given: the API's own handlers, so that it can do what the API can and no more. */
export interface ConsoleOptions {
  readonly handlers: ApiHandlers;
  readonly store: Store;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly accountId: string;
  /** The region that a page shows at first. */
  readonly region: string;
  readonly version: string;
  /** Where the built pages are. */
  readonly pages?: string;
}
