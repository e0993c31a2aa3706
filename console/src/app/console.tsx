import { Redirect, Route, Router, Switch } from 'wouter';
import { LiveProvider, useSessionEnd } from './live.tsx';
import { NotifyProvider } from './notify.tsx';
import { RegionProvider } from './region.tsx';
import { Routes } from './routes.tsx';
import { type Session, useSession } from './session.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { Waiting } from './waiting.tsx';

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Everything: signing in first, then the pages of a region, whose name begins their addresses. */
export function Console() {
  const { session, error } = useSession();
  useSessionEnd();
  if (!session) return <Waiting failed={error !== undefined} />;
  return (
    <Router base={BASE}>
      {session.signedIn ? <SignedIn session={session} /> : <SignIn session={session} />}
    </Router>
  );
}

function SignedIn({ session }: { session: Session }) {
  return (
    <LiveProvider since={session.since}>
      <NotifyProvider>
        <Switch>
          {/* A link of the API's names of regions: at least one hyphen. */}
          <Route path={/^\/(?<region>[a-z]{2,}(?:-[a-z]+)+-\d{1,2})(?=\/|$)/} nest>
            {({ region }: { region?: string }) => (
              <RegionProvider value={region ?? session.region}>
                <Shell>
                  <Routes />
                </Shell>
              </RegionProvider>
            )}
          </Route>
          <Route>
            <Redirect to={`/${session.region}/`} replace />
          </Route>
        </Switch>
      </NotifyProvider>
    </LiveProvider>
  );
}
