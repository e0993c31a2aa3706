import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRegion } from '../app/region.tsx';
import { call } from './call.ts';
import type { ApiError } from './error.ts';
import type { Input, Operation, Output } from './json.ts';

/** An operation to be done when `mutate` or `mutateAsync` is called with its input; elsewhere when `region` says so. */
export function useCall<Name extends Operation>(
  operation: Name,
  { region }: { region?: string } = {},
): UseMutationResult<Output<Name>, ApiError, Input<Name>> {
  const own = useRegion();
  return useMutation({ mutationFn: (input) => call(region ?? own, operation, input) });
}
