import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '../components/loading.tsx';
import { NotFound } from './not-found.tsx';

/** Each area of the console is loaded when somebody goes there first. */
const Overview = lazy(() => import('../pages/overview/overview.tsx'));
const Clusters = lazy(() => import('../pages/clusters/routes.tsx'));
const Snapshots = lazy(() => import('../pages/snapshots/routes.tsx'));
const Groups = lazy(() => import('../pages/groups/routes.tsx'));
const ParameterGroups = lazy(() => import('../pages/parameter-groups/routes.tsx'));
const SubnetGroups = lazy(() => import('../pages/subnet-groups/routes.tsx'));
const Engines = lazy(() => import('../pages/engines/engines.tsx'));
const Events = lazy(() => import('../pages/events/events.tsx'));

export function Routes() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/" component={Overview} />
        <Route path="/clusters" nest component={Clusters} />
        <Route path="/snapshots" nest component={Snapshots} />
        <Route path="/groups" nest component={Groups} />
        <Route path="/parameter-groups" nest component={ParameterGroups} />
        <Route path="/subnet-groups" nest component={SubnetGroups} />
        <Route path="/engines" component={Engines} />
        <Route path="/events" component={Events} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  );
}
