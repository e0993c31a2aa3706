import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';

/**
 * Has the kernel run this thread only when nobody else wants the processor (SCHED_IDLE, which anyone may ask for): a server
 * that wakes doesn't wait for it, and counts a processor that runs it as free. Where the system has no `chrt`, or
 * no such policy, the thread takes its share like any other.
 */
export function giveWay(): void {
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1)!;
    execFileSync('chrt', ['--idle', '--pid', '0', thread], { stdio: 'ignore' });
  } catch {
    // Nothing depends on it but how soon others get the processor.
  }
}
