import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

export interface PageRequest {
  marker?: string | undefined;
  maxRecords?: number | undefined;
}

export interface PageLimits {
  min: number;
  max: number;
  default: number;
}

/** MaxRecords of most Describe actions. */
const PAGE_LIMITS: PageLimits = { min: 20, max: 100, default: 100 };
/** MaxRecords of DescribeSnapshots. */
export const SNAPSHOT_PAGE_LIMITS: PageLimits = { min: 20, max: 50, default: 50 };

export interface Page<T> {
  items: T[];
  /** To be sent back for the next page; absent on the last one. */
  marker?: string;
}

const MARKER_VERSION = 'v1:';

/**
 * One page of `items` in the order of their keys, which must be unique. The marker names the last key of a page, so
 * the next one goes on right after it even when that item, or others, were deleted or added in between.
 * Throws InvalidParameterValue for a MaxRecords out of bounds or a marker that is none of ours.
 */
export function paginate<T>(
  items: Iterable<T>,
  request: PageRequest & { keyOf: (item: T) => string; limits?: PageLimits },
): Page<T> {
  const { keyOf, limits = PAGE_LIMITS } = request;
  const size = pageSize(request.maxRecords, limits);
  const after =
    request.marker === undefined || request.marker === '' ? undefined : decodeMarker(request.marker);
  const rest = [...items]
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const page = rest.slice(0, size);
  const result: Page<T> = { items: page.map(({ item }) => item) };
  if (rest.length > page.length) result.marker = encodeMarker(page.at(-1)!.key);
  return result;
}

/** How many records a page has. Throws InvalidParameterValue. */
export function pageSize(maxRecords: number | undefined, limits: PageLimits = PAGE_LIMITS): number {
  if (maxRecords === undefined) return limits.default;
  if (!Number.isInteger(maxRecords) || maxRecords < limits.min || maxRecords > limits.max) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${maxRecords} for MaxRecords. Must be between ${limits.min} and ${limits.max}.`,
    );
  }
  return maxRecords;
}

export function encodeMarker(key: string): string {
  return Buffer.from(MARKER_VERSION + key, 'utf8').toString('base64url');
}

/** The key of the last item before the page that is asked for. Throws InvalidParameterValue. */
export function decodeMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString('utf8');
  if (!text.startsWith(MARKER_VERSION) || encodeMarker(text.slice(MARKER_VERSION.length)) !== marker) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(marker)} for Marker. Send back the Marker of the last answer as it was, or none to start over.`,
    );
  }
  return text.slice(MARKER_VERSION.length);
}
