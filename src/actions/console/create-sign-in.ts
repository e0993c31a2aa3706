import { createSignIn, signInPath } from '../../control/console/access.ts';
import type { Action } from '../action.ts';

interface ConsoleSignIn {
  Path: string;
  ExpiryTime: Date;
}

/** Holdfast's own: a link that signs a browser in to the console, once. */
export const CreateConsoleSignIn: Action<Record<string, never>, ConsoleSignIn> = async (
  _input,
  { store, now },
) => {
  const { token, expiresAt } = await createSignIn(store, now);
  return { Path: signInPath(token), ExpiryTime: expiresAt };
};
