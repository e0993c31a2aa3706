import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { exportLines } from './env.ts';

test('sh takes each value as it is, and forgets what would get in the way', () => {
  const secret = 'a/b+c=$(exit 1)\'"\\ end';
  const lines = exportLines(
    { AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: 'us-east-1' },
    { AWS_SESSION_TOKEN: 'old' },
  );
  const script = `${lines}\nprintf '%s|%s|%s' "$AWS_SECRET_ACCESS_KEY" "$AWS_REGION" "\${AWS_SESSION_TOKEN-unset}"`;
  const said = execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { AWS_SESSION_TOKEN: 'old' } });
  expect(said).toBe(`${secret}|us-east-1|unset`);
});

test('nothing is unset that is not set', () => {
  expect(exportLines({ A: 'b' }, {})).toBe('export A=b');
});
