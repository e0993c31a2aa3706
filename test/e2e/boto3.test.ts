import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestHoldfast } from '../support/holdfast.ts';
import { hasProgram, runProgram } from '../support/program.ts';

describe.skipIf(!hasProgram('python3', '-c', 'import boto3'))('boto3', () => {
  let holdfast: TestHoldfast;
  beforeEach(async () => {
    holdfast = await TestHoldfast.start();
  });
  afterEach(() => holdfast?.[Symbol.asyncDispose]());

  it.each([
    ['walkthrough.py', 'the first document, with its waiters, pages, faults and presigned addresses'],
    ['groups.py', 'the second document, with its waiters, pages and faults'],
  ])('%s goes through %s', async (name) => {
    const env = {
      ...process.env,
      ...holdfast.environment(),
      AWS_CONFIG_FILE: '',
      PYTHONDONTWRITEBYTECODE: '1',
    };
    const script = join(import.meta.dirname, 'python', name);
    const { code, stdout, stderr } = await runProgram('python3', [script], { env });
    expect(stderr).toBe('');
    expect(stdout).toBe('all held\n');
    expect(code).toBe(0);
  });
});
