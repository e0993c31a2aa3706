import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestHoldfast } from '../support/holdfast.ts';
import { hasProgram, runProgram } from '../support/program.ts';

describe.skipIf(!hasProgram('python3', '-c', 'import boto3'))('boto3', () => {
  let holdfast: TestHoldfast;
  beforeAll(async () => {
    holdfast = await TestHoldfast.start();
  });
  afterAll(() => holdfast?.[Symbol.asyncDispose]());

  it('goes through the first document, with its waiters, pages, faults and presigned addresses', async () => {
    const env = {
      ...process.env,
      ...holdfast.environment(),
      AWS_CONFIG_FILE: '',
      PYTHONDONTWRITEBYTECODE: '1',
    };
    const script = join(import.meta.dirname, 'python/walkthrough.py');
    const { code, stdout, stderr } = await runProgram('python3', [script], { env });
    expect(stderr).toBe('');
    expect(stdout).toBe('all held\n');
    expect(code).toBe(0);
  });
});
