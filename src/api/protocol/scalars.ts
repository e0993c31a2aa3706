import { Fault } from '../../domain/fault.ts';
import type { Scalar } from './shape.ts';

const INTEGER_MAX = 2 ** 31 - 1;
const INTEGER_MIN = -(2 ** 31);
const ISO_8601 =
  /^\d{4}-\d\d-\d\d(?:T(?<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;
const EPOCH_SECONDS = /^\d{1,12}(?:\.\d{1,9})?$/;

/** Reads one parameter's text. `name` is the parameter's full name, for the message of InvalidParameterValue. */
export function parseScalar(type: Scalar, text: string, name: string): string | number | boolean | Date {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return parseBoolean(text, name);
    case 'integer':
      return parseInteger(text, name, INTEGER_MIN, INTEGER_MAX);
    case 'long':
      return parseInteger(text, name, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    case 'number':
      return parseNumber(text, name);
    case 'timestamp':
      return parseTimestamp(text, name);
  }
}

function parseBoolean(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  if (lower === 'false') return false;
  throw invalid(name, text, 'a boolean: true or false');
}

function parseInteger(text: string, name: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || value < min || value > max) {
    throw invalid(name, text, `a whole number from ${min} to ${max}`);
  }
  // `+ 0` makes -0 plain.
  return value + 0;
}

function parseNumber(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw invalid(name, text, 'a number');
  return value;
}

/** ISO 8601, UTC where no zone is named, or seconds since 1970: the forms that AWS's clients send. */
function parseTimestamp(text: string, name: string): Date {
  const date = EPOCH_SECONDS.test(text) ? new Date(Number(text) * 1000) : parseIso(text);
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw invalid(name, text, 'a timestamp such as 2026-01-31T12:00:00Z');
  }
  return date;
}

function parseIso(text: string): Date | undefined {
  const groups = ISO_8601.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { time, zone } = groups;
  const date = new Date(time !== undefined && zone === undefined ? `${text}Z` : text);
  // JavaScript reads February 30 as March 2.
  const day = Number(text.slice(8, 10));
  const month = Number(text.slice(5, 7));
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
  return day > lastDay ? undefined : date;
}

function invalid(name: string, text: string, wanted: string): Fault {
  const shown = text.length > 64 ? `${text.slice(0, 64)}...` : text;
  return new Fault('InvalidParameterValue', `The parameter ${name} must be ${wanted}, not "${shown}".`);
}
