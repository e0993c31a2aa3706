import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Connection } from '../api/change-stream.ts';
import { listen } from '../api/changes.ts';
import { queryClient } from '../api/query-client.ts';
import { useSession } from './session.tsx';

const Context = createContext<Connection>('connecting');

/** Keeps all that is shown up to date while somebody is signed in, and knows whether it is. */
export function LiveProvider({ since, children }: { since: number; children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>('connecting');
  const { check } = useSession();
  useEffect(
    () => listen(queryClient, since, { onConnection: setConnection, onRefused: () => void check() }),
    [since, check],
  );
  return <Context value={connection}>{children}</Context>;
}

export function useConnection(): Connection {
  return useContext(Context);
}

/** Signs the page out when any answer says that the session is over. */
export function useSessionEnd(): void {
  const { ended } = useSession();
  useEffect(() => {
    const watch = (error: unknown) => {
      if ((error as { status?: number } | null)?.status === 401) ended();
    };
    const offQueries = queryClient.getQueryCache().subscribe(({ query }) => watch(query.state.error));
    const offMutations = queryClient
      .getMutationCache()
      .subscribe(({ mutation }) => watch(mutation?.state.error));
    return () => {
      offQueries();
      offMutations();
    };
  }, [ended]);
}
