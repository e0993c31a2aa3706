import { expect, it } from 'vitest';
import { classifyAptOutput } from './error.ts';

it.each([
  ["W: Failed to fetch http://m.example/InRelease  Could not resolve 'm.example'", 'network'],
  ['E: Could not connect to m.example:80 (192.0.2.1), connection timed out', 'network'],
  [
    "W: GPG error: http://m.example sid InRelease: The following signatures couldn't be verified",
    'signature',
  ],
  ["E: The repository 'http://m.example sid InRelease' is not signed.", 'signature'],
  ['E: Write error - write (28: No space left on device)', 'space'],
  ["E: You don't have enough free space in /x/.", 'space'],
  ["E: The repository 'http://m.example forky Release' does not have a Release file.", 'failed'],
])('%s', (stderr, failure) => {
  expect(classifyAptOutput(stderr)).toBe(failure);
});
