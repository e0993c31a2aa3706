// Run before each file of all suites but one: what has promises that are about time, the torture, goes first. Whatever a
// test starts goes behind too, and a developer's machine stays usable.
import { setPriority } from 'node:os';

const NICENESS = 10;

setPriority(NICENESS);
