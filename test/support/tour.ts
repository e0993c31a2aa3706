import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import { cleanEnvironment } from './cli.ts';
import { processesUnder } from './holdfast.ts';
import { MAIN_MODULE } from './main-module.ts';

/** Starts a tour, and calls back on the first line that matches. */
export function tourUntil(
  args: readonly string[],
  pattern: RegExp,
  reached: (child: ChildProcess, match: RegExpExecArray) => Promise<void> | void,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN_MODULE, ...args], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let pending: Promise<void> | void;
  let seen = false;
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
    const match = seen ? null : pattern.exec(output);
    if (!match) return;
    seen = true;
    pending = reached(child, match);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return once(child, 'close').then(async ([code]) => {
    await pending;
    expect(seen, output).toBe(true);
    return { code: code as number | null, output };
  });
}

/** Data directory, server and nodes of a tour that told of them. */
export async function expectGone(output: string): Promise<void> {
  const directory = /data in (\S+)/.exec(output)?.[1];
  expect(directory).toBeDefined();
  expect(existsSync(directory!)).toBe(false);
  expect(await processesUnder(directory!)).toEqual([]);
}
