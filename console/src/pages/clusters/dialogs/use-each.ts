import { useState } from 'react';
import type { ApiError } from '../../../api/error.ts';
import type { Input, Operation } from '../../../api/json.ts';
import { useCall } from '../../../api/use-call.ts';

interface Each<Name extends Operation> {
  busy: boolean;
  /** Why it didn't work, by the keys that the inputs were given under. */
  errors: ReadonlyMap<string, ApiError>;
  /** Does it for all, and resolves with the keys for which it worked. */
  run(inputs: ReadonlyMap<string, Input<Name>>): Promise<string[]>;
}

/** One operation for several resources: one that is refused doesn't hold up the others. */
export function useEach<Name extends Operation>(operation: Name): Each<Name> {
  const { mutateAsync } = useCall(operation);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<ReadonlyMap<string, ApiError>>(new Map());
  return {
    busy,
    errors,
    async run(inputs) {
      setBusy(true);
      const failed = new Map<string, ApiError>();
      const done: string[] = [];
      for (const [key, input] of inputs) {
        try {
          await mutateAsync(input);
          done.push(key);
        } catch (error) {
          failed.set(key, error as ApiError);
        }
      }
      setErrors(failed);
      setBusy(false);
      return done;
    },
  };
}
