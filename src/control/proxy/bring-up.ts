import type { RoutedSlot } from '../../proxy/config.ts';
import {
  configurationFor,
  findRunningProxy,
  ProxyStartError,
  type RunningProxy,
  startProxy,
} from '../../proxy/process.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { PROXY_KEY } from '../keys.ts';

/** The process that runs, also one that an earlier controller started; undefined when there is none. */
export async function runningProxy(ctx: ControlContext): Promise<RunningProxy | undefined> {
  if (ctx.proxy.running) return ctx.proxy.running;
  const found = await findRunningProxy(ctx.paths.proxy);
  if (found) ctx.proxy.keep(found, () => ctx.wake(PROXY_KEY));
  else await endStopped(ctx);
  return found;
}

/** One that somebody stopped (SIGSTOP) answers nobody, and keeps its listeners from the next. */
async function endStopped({ runtime, paths }: ControlContext): Promise<void> {
  for (const handle of await runtime.findIn(paths.proxy))
    if (runtime.activityOf(handle).state === 'stopped') await runtime.kill(handle);
}

/**
 * A process that has all these slots: the running one, or another that takes over from it.
 * @returns it, and the numbers of the slots whose address or port another program holds; undefined while there is no
 * program to start
 * @throws ProxyStartError
 */
export async function bringUp(
  ctx: ControlContext,
  slots: readonly RoutedSlot[],
  before: RunningProxy | undefined,
): Promise<{ running: RunningProxy; taken: Set<number> } | undefined> {
  const { proxy, runtime } = ctx;
  const directory = ctx.paths.proxy;
  const taken = await stillTaken(ctx, slots);
  let hasCleared = false;
  for (;;) {
    const served = slots.filter(({ number }) => !taken.has(number));
    if (before?.configuration === (await configurationFor(served))) return { running: before, taken };
    const command = await proxy.command(() => ctx.wake(PROXY_KEY));
    if (!command) return undefined;
    try {
      const running = await startProxy(runtime, {
        directory,
        command,
        slots: served,
        ...(before && { replaces: before }),
      });
      failpoint('proxy.started');
      proxy.keep(running, () => ctx.wake(PROXY_KEY));
      return { running, taken };
    } catch (error) {
      if (!(error instanceof ProxyStartError) || error.unavailable.length === 0) throw error;
      if (!before && !hasCleared && (await runtime.findIn(directory)).length > 0) {
        // One that no longer answers has them.
        await runtime.clear(directory);
        hasCleared = true;
        continue;
      }
      for (const number of error.unavailable) taken.add(number);
      proxy.taken = taken;
    }
  }
}

/** Trying in vain disturbs the running process: an address that was taken is looked at first. */
async function stillTaken(
  { proxy, runtime }: ControlContext,
  slots: readonly RoutedSlot[],
): Promise<Set<number>> {
  const taken = new Set<number>();
  for (const { number, address, port } of slots)
    if (proxy.taken.has(number) && !(await runtime.isFree(address, port))) taken.add(number);
  proxy.taken = taken;
  return taken;
}
