import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepareToFollow } from './verify.ts';

/** SCHED_IDLE, as the kernel's uapi/linux/sched.h numbers it; field 41 of /proc/PID/stat. */
const SCHED_IDLE = '5';

function policies(): (string | undefined)[] {
  return readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[38];
  });
}

const hasChrt = spawnSync('chrt', ['--version']).status === 0;

test.skipIf(!hasChrt)(
  'the thread that reads along runs only when nobody else wants the processor',
  async () => {
    const before = policies().filter((policy) => policy === SCHED_IDLE).length;
    await prepareToFollow();
    expect(policies().filter((policy) => policy === SCHED_IDLE).length).toBe(before + 1);
  },
);
