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
    // Another test of this process may have had it made already.
    await prepareToFollow();
    expect(policies()).toContain(SCHED_IDLE);
  },
);
