import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SCALAR_SAMPLES, sampleOf, WIRE_INPUT_SAMPLES } from '../../test/support/api-samples.ts';
import { startServer, TEST_KEY } from '../../test/support/api-server.ts';
import { Fault } from '../domain/fault.ts';
import type { ApiHandler } from './handler.ts';
import { OPERATIONS } from './model.gen.ts';
import type { Operation } from './protocol/shape.ts';

const SCRIPT = fileURLToPath(new URL('../../test/support/boto3_round_trip.py', import.meta.url));

function hasBoto3(): boolean {
  const { status, stdout } = spawnSync(
    'python3',
    [
      '-c',
      'import boto3; print("ok" if "elasticache" in boto3.session.Session().get_available_services() else "")',
    ],
    { encoding: 'utf8' },
  );
  return status === 0 && stdout.trim() === 'ok';
}

const operations = Object.entries<Operation>(OPERATIONS).filter(([name]) => name !== 'DescribeSnapshots');

/** botocore takes most of AWS's numbers for whole ones. */
const OUTPUT_SAMPLES = { ...SCALAR_SAMPLES, number: 7 };

interface Call {
  sent: unknown;
  answer: unknown;
  expected: unknown;
}

test.skipIf(!hasBoto3())(
  'boto3 sends and reads every operation whole (skipped where boto3 is missing)',
  async () => {
    const seen = new Map<string, unknown>();
    const samples = new Map(
      operations.map(([name, { input, output }]) => [
        name,
        {
          input: sampleOf(input, WIRE_INPUT_SAMPLES),
          output: output === undefined ? {} : sampleOf(output, OUTPUT_SAMPLES),
        },
      ]),
    );
    const handlers = Object.fromEntries(
      operations.map(([name]): [string, ApiHandler] => [
        name,
        async (input) => {
          if (!seen.has(name)) seen.set(name, input);
          return samples.get(name)!.output;
        },
      ]),
    );
    const DescribeSnapshots = async () => {
      throw new Fault('SnapshotNotFoundFault', 'not <here>');
    };
    const { endpoint } = await startServer({ handlers: { ...handlers, DescribeSnapshots } });
    const result = await runPython({ endpoint, ...TEST_KEY, operations: Object.fromEntries(samples) });

    const calls = Object.entries(result.calls);
    expect(calls.length).toBeGreaterThan(60);
    for (const [name, { sent, answer, expected }] of calls) {
      expect(dated(seen.get(name)), name).toEqual(sent);
      expect(answer, name).toEqual(expected);
    }
    expect(result.urls).toEqual({ GET: 200, POST: 200 });
    expect(result.error).toEqual({ Type: 'Sender', Code: 'SnapshotNotFoundFault', Message: 'not <here>' });
  },
  60_000,
);

/** JSON as the script has it: a Date is {date: ISO 8601}. */
function dated(value: unknown): unknown {
  if (value instanceof Date) return { date: value.toISOString() };
  if (Array.isArray(value)) return value.map(dated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, dated(member)]));
}

async function runPython(
  request: unknown,
): Promise<{ calls: Record<string, Call>; urls: unknown; error: unknown }> {
  return new Promise((resolve, reject) => {
    const child = execFile('python3', [SCRIPT], { maxBuffer: 2 ** 25 }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr));
      else resolve(JSON.parse(stdout));
    });
    child.stdin!.end(JSON.stringify(dated(request)));
  });
}
