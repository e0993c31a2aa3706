import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** What a person can act on; printed without a stack. */
export class SetupError extends Error {}

/** Runs one step, saying what it is, and how long it took once it is done. All on stderr: stdout is the program's own. */
export async function step(title, work) {
  const start = performance.now();
  process.stderr.write(`${title}...\n`);
  const result = await work();
  process.stderr.write(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Runs a program to its end with its output shown; resolves with its exit code. */
export function show(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs a program to its end; resolves with its exit code and all that it printed. */
export function collect(file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Runs `main`; what goes wrong is told in a line, and the exit code says so. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
