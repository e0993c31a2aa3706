// The controller is killed at each durable step of what follows the death of a primary, and started again.
import { describe, test } from 'vitest';
import { MISFORTUNES, UNPLANNED } from './support/all-scenarios.ts';
import { surviveAll } from './support/killed-at.ts';

describe.concurrent('the controller is killed in', () => {
  test.each([...UNPLANNED, ...MISFORTUNES])('$name', surviveAll);
});
