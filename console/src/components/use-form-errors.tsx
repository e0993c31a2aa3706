import type { ReactNode } from 'react';
import type { ApiError } from '../api/error.ts';
import { fieldOf } from './field-errors.ts';
import { Problem } from './problem.tsx';
import { useFaultText } from './use-fault-text.ts';

interface FormErrors {
  /** For `errorText` of the field of that name, in the API's words: `of('CacheClusterId')`. */
  of(field: string): string | undefined;
  /** What is about no field of the form, for above it. */
  rest: ReactNode;
}

/** Puts a refusal beside the field that it is about. `fields` are the members of the operation's input that the form shows. */
export function useFormErrors(error: ApiError | null, fields: readonly string[]): FormErrors {
  const faultText = useFaultText();
  const field = error ? fieldOf(error, fields) : undefined;
  return {
    of: (name) => (error && name === field ? `${faultText(error)}: ${error.message}` : undefined),
    rest: error && field === undefined ? <Problem error={error} /> : undefined,
  };
}
