import { isUtf8 } from 'node:buffer';
import { Fault } from '../../domain/fault.ts';

export type Pair = readonly [name: string, value: string];

/** More parameters than any operation could take. */
const MAX_PARAMETERS = 10_000;

/**
 * Decodes `application/x-www-form-urlencoded` text: a body, or the query part of a URL.
 * Order and duplicates are kept. Throws MalformedQueryString on a broken escape or bytes that aren't UTF-8.
 */
export function decodeForm(encoded: Buffer | string): Pair[] {
  if (typeof encoded !== 'string' && !isUtf8(encoded)) {
    throw new Fault('MalformedQueryString', 'The request is not valid UTF-8.');
  }
  const text = encoded.toString();
  const pairs: Pair[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    if (end > start) {
      if (pairs.length === MAX_PARAMETERS) {
        throw new Fault('MalformedQueryString', `The request has more than ${MAX_PARAMETERS} parameters.`);
      }
      pairs.push(decodePair(text.slice(start, end)));
    }
    start = end + 1;
  }
  return pairs;
}

function decodePair(text: string): Pair {
  const equals = text.indexOf('=');
  if (equals === -1) return [decode(text), ''];
  return [decode(text.slice(0, equals)), decode(text.slice(equals + 1))];
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw new Fault(
      'MalformedQueryString',
      `The request has an escape that is not valid UTF-8 or not two hex digits, in "${text.slice(0, 80)}".`,
    );
  }
}
