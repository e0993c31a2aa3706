import { relative } from 'node:path';
import { ROOT } from './paths.mjs';

const MESSAGE_LENGTH = 300;

/**
 * Counts the tests in vitest's JSON report. A file that could not be loaded, a missing report and an exit code that
 * the report doesn't explain (an error outside of any test) each count as a failure: nothing goes by unseen.
 */
export function countReport(json, exitCode) {
  if (json === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(json);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** A line for each test that failed: where it is, and what was wrong, so that the end of a long output says all. */
export function failuresIn(json) {
  return JSON.parse(json).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const why = failureMessages.map((message) => message.split('\n')[0].slice(0, MESSAGE_LENGTH));
        return `${relative(ROOT, name)}: ${fullName}: ${[...new Set(why)].join(' | ')}`;
      }),
  );
}

export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
