import type { Pair } from '../api/protocol/form.ts';
import { Fault } from '../domain/fault.ts';

/** Deeper than any operation's input. */
const MAX_DEPTH = 8;

/**
 * An operation's input as the console sends it, in JSON, as the parameters of the Query API: from there on both are
 * read, checked and refused by the same code. What is null is left out. Throws MalformedQueryString.
 */
export function parametersOf(body: unknown): Pair[] {
  if (body === undefined || body === null) return [];
  if (!isRecord(body)) throw new Fault('MalformedQueryString', 'The input must be a JSON object.');
  return Object.entries(body).flatMap(([name, value]) => flatten(name, value, 1));
}

function flatten(name: string, value: unknown, depth: number): Pair[] {
  if (value === undefined || value === null) return [];
  if (depth > MAX_DEPTH)
    throw new Fault('MalformedQueryString', `The parameter ${name.slice(0, 100)} is nested too deeply.`);
  if (Array.isArray(value)) {
    // An empty value is how SDKs send an empty list.
    if (value.length === 0) return [[name, '']];
    return value.flatMap((element, index) => flatten(`${name}.${index + 1}`, element, depth + 1));
  }
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, member]) => flatten(`${name}.${key}`, member, depth + 1));
  return [[name, String(value)]];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
