import type { Logger } from 'pino';
import type { ActionContext } from '../../actions/action.ts';
import { actions } from '../../actions/index.ts';
import type { ApiHandlers } from '../../api/handler.ts';
import type { ControlContext } from '../../control/context.ts';

/** The actions as the API calls them: each request gets a context of its own. */
export function handlersOf(control: ControlContext, logger: Logger): ApiHandlers {
  const entries = Object.entries(actions).map(([name, action]) => {
    const handler: ApiHandlers[string] = (input, { region, accountId, requestId }) => {
      const context: ActionContext = {
        region,
        accountId,
        now: control.clock.now(),
        store: control.store,
        engines: control.engines,
        logger: logger.child({ requestId }),
        control,
        wake: control.wake,
      };
      return action(input as never, context);
    };
    return [name, handler] as const;
  });
  return Object.fromEntries(entries);
}
