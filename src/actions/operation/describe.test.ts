import { expect, it } from 'vitest';
import { TEST_NOW, testContext } from '../testing.ts';
import { DescribeOperations } from './describe.ts';

it('shows the long work of the region while it goes on, as far as it is now', async () => {
  const context = testContext();
  let bytesDone = 0;
  const work = {
    kind: 'snapshot',
    region: 'us-east-1',
    resourceType: 'snapshot',
    startedAt: TEST_NOW,
  } as const;
  const done = context.control.progress.add(() => ({
    ...work,
    resourceId: 'saved',
    step: 'saving',
    bytesDone,
    bytesExpected: 400,
    keysExpected: 8,
  }));
  const earlier = new Date(TEST_NOW.getTime() - 1000);
  const over = context.control.progress.add(() => ({
    ...work,
    startedAt: earlier,
    resourceId: 'older',
    step: 'saving',
  }));
  context.control.progress.add(() => ({ ...work, region: 'eu-west-1', resourceId: 'far', step: 'saving' }));
  bytesDone = 100;
  const both = await DescribeOperations({}, context);
  expect(both.Operations.map((operation) => operation.ResourceId)).toEqual(['older', 'saved']);
  expect(both.Operations[1]).toEqual({
    Kind: 'snapshot',
    ResourceType: 'snapshot',
    ResourceId: 'saved',
    Step: 'saving',
    BytesDone: 100,
    BytesExpected: 400,
    KeysExpected: 8,
    StartTime: TEST_NOW,
  });
  over();
  done();
  expect(await DescribeOperations({}, context)).toEqual({ Operations: [] });
});
