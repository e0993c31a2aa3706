import type { Action, Request } from './actions.ts';
import { inflict } from './faults.ts';
import { request } from './requests.ts';
import { type Step, tellStep } from './schedule.ts';
import type { World } from './world.ts';

const REQUESTS: readonly Action['do'][] = [
  'switchover',
  'test-failover',
  'add-replica',
  'remove-replica',
  'promote',
  'demote',
  'modify',
  'snapshot',
  'reboot',
] satisfies Request['do'][];

const HINDERING: Readonly<Partial<Record<Action['do'], 'writes' | 'control'>>> = {
  'fill-disk': 'writes',
  'kill-controller': 'control',
  'stop-controller': 'control',
  'arm-controller': 'control',
};

/** Carries a step out, and notes what came of it. Resolves when it is over. */
export async function perform(world: World, step: Step, say: (line: string) => void): Promise<void> {
  const { action, n } = step;
  const { history } = world;
  const from = history.now();
  // A fault that can't be inflicted is told, and the rest goes on: who was started must be ended.
  const doing = isRequest(action) ? request(world, n, action) : inflict(world, action);
  const outcome = await doing.catch((error: Error) => `failed: ${error.message}`);
  const text = tellStep(step);
  const hinders = HINDERING[action.do];
  history.add({ type: 'step', n, text, outcome, from, to: history.now(), ...(hinders && { hinders }) });
  say(`${(from / 1000).toFixed(3)} s  step ${n}: ${outcome}`);
}

function isRequest(action: Action): action is Request {
  return REQUESTS.includes(action.do);
}
