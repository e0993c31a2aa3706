import { UsageError } from '../../errors.ts';

export interface Assignment {
  ParameterName: string;
  ParameterValue: string;
}

/** Reads `name=value`; a value may be empty and may hold more of `=`. */
export function parseAssignments(texts: readonly string[]): Assignment[] {
  return texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`${text}: write it as name=value, such as maxmemory-policy=allkeys-lru`);
    return { ParameterName: text.slice(0, at), ParameterValue: text.slice(at + 1) };
  });
}

/** What one request of the API takes. */
export const PARAMETERS_PER_REQUEST = 20;

export function inRequests<Item>(items: readonly Item[]): Item[][] {
  const requests: Item[][] = [];
  for (let from = 0; from < items.length; from += PARAMETERS_PER_REQUEST) {
    requests.push(items.slice(from, from + PARAMETERS_PER_REQUEST));
  }
  return requests;
}
