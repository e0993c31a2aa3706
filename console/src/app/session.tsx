import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { request } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';

export interface Session {
  signedIn: boolean;
  accountId: string;
  /** The region that a page shows at first. */
  region: string;
  version: string;
  auth: 'sigv4' | 'none';
  /** The newest change when this was told. */
  since: number;
  accessKeyId?: string;
  expiresAt?: string;
}

export type SignInWith = { token: string } | { accessKeyId: string; secretAccessKey: string } | object;

interface SessionActions {
  session: Session | undefined;
  /** Why it isn't known who is signed in: Holdfast doesn't answer. */
  error: Error | undefined;
  signIn(how: SignInWith): Promise<void>;
  signOut(): Promise<void>;
  /** Called when the server says that nobody is signed in any more. */
  ended(): void;
  /** Asks whether somebody still is. */
  check(): Promise<void>;
}

const Context = createContext<SessionActions | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>();
  const [error, setError] = useState<Error>();

  const signIn = useCallback(async (how: SignInWith) => {
    setSession(await request<Session>('POST', 'session', how));
  }, []);
  const signOut = useCallback(async () => {
    const after = await request<Session>('DELETE', 'session');
    queryClient.clear();
    setSession((before) => ({ ...before!, ...after }));
  }, []);
  const ended = useCallback(() => {
    queryClient.clear();
    setSession((before) => before && { ...before, signedIn: false });
  }, []);
  const check = useCallback(async () => {
    const found = await request<Session>('GET', 'session').catch(() => undefined);
    if (found?.signedIn === false) ended();
  }, [ended]);

  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const found = await request<Session>('GET', 'session');
        setError(undefined);
        setSession(found);
      } catch (problem) {
        setError(problem as Error);
        again = setTimeout(ask, 1_000);
      }
    };
    void ask();
    return () => clearTimeout(again);
  }, []);

  const value = useMemo(
    () => ({ session, error, signIn, signOut, ended, check }),
    [session, error, signIn, signOut, ended, check],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSession(): SessionActions {
  const value = useContext(Context);
  if (!value) throw new Error('no SessionProvider');
  return value;
}
