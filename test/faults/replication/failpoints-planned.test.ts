// The controller is killed at each durable step of everything that is asked of a group, and started again.
import { describe, test } from 'vitest';
import { PLANNED } from './support/all-scenarios.ts';
import { surviveAll } from './support/killed-at.ts';

describe.concurrent('the controller is killed in', () => {
  test.each(PLANNED)('$name', surviveAll);
});
