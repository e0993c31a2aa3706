import { ApiError } from './error.ts';
import type { Input, Operation, Output } from './json.ts';

const BASE = import.meta.env.BASE_URL;

/** Asks the console's server. @throws ApiError */
export async function request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { 'x-holdfast-console': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, 'Unreachable', 'Holdfast does not answer.');
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as Answer;
  const { code, message } = (answer ?? {}) as { code?: string; message?: string };
  throw new ApiError(response.status, code ?? 'Unreadable', message ?? `Status ${response.status}.`);
}

/** One operation of the API in a region. @throws ApiError */
export function call<Name extends Operation>(
  region: string,
  operation: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  return request('POST', `api/${encodeURIComponent(region)}/${operation}`, input);
}
