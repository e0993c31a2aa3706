// The controller is killed at each durable step of everything that is asked of a group, and started again.
import { describe, test } from 'vitest';
import { findTestEngine } from '../../support/engines.ts';
import { PLANNED, UPGRADE } from './support/all-scenarios.ts';
import { surviveAll } from './support/killed-at.ts';

describe.concurrent('the controller is killed in', () => {
  test.each(PLANNED)('$name', surviveAll);

  test(UPGRADE.name, async ({ skip }) => {
    if (!(await findTestEngine('redis', '8.0'))) return skip('the distribution does not carry Redis 8.0');
    return surviveAll(UPGRADE);
  });
});
