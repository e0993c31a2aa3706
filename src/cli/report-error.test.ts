import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { ApiError } from '../client/errors.ts';
import { CliError, InterruptedError, UsageError } from './errors.ts';
import { describeFailure } from './report-error.ts';

test.each([
  ['CacheClusterNotFound', 'holdfast clusters list'],
  ['SnapshotAlreadyExistsFault', 'holdfast snapshots list'],
  ['SignatureDoesNotMatch', 'HOLDFAST_ACCESS_KEY_ID'],
])('%s says what to type next', (code, next) => {
  const failure = describeFailure(new ApiError({ code, message: 'why', status: 400, requestId: 'r' }));
  expect(failure).toMatchObject({ code, message: 'why', exitCode: 1, ofTheApi: true });
  expect(failure.next).toContain(next);
});

test('where the code alone does not tell, the message does', () => {
  const why =
    'Cannot promote the cache cluster because it is the only read replica for ... which has autofailover enabled';
  const failure = describeFailure(
    new ApiError({ code: 'InvalidCacheClusterState', message: why, status: 400, requestId: 'r' }),
  );
  expect(failure.next).toContain('holdfast groups modify GROUP --no-automatic-failover --now');
});

test('how a command was written is 2, what went wrong is 1, Ctrl-C is 130', () => {
  const unknown = new CommanderError(1, 'commander.unknownOption', "error: unknown option '--bogus'");
  expect(describeFailure(unknown)).toMatchObject({ message: "unknown option '--bogus'", exitCode: 2 });
  expect(describeFailure(new UsageError('wrong')).exitCode).toBe(2);
  expect(describeFailure(new CliError('NotServed', 'no')).exitCode).toBe(1);
  expect(describeFailure(new InterruptedError()).exitCode).toBe(130);
});

test('anything thrown has a code and a message', () => {
  expect(describeFailure(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({
    code: 'ENOSPC',
    message: 'full',
  });
  expect(describeFailure(new TypeError('x'))).toMatchObject({ code: 'TypeError', message: 'x' });
  expect(describeFailure('text')).toMatchObject({ code: 'Error', message: 'text', exitCode: 1 });
});
