import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '../components/loading.tsx';
import { lazyPart } from './lazy-part.ts';
import { NotFound } from './not-found.tsx';

/**
 * Each area of the console is loaded when somebody goes there first. Below an area, a page that is of no one thing has an
 * address that begins with `-` (`/clusters/-/create`), as no name can.
 */
const Overview = lazyPart(() => import('../pages/overview/overview.tsx'));
const Clusters = lazyPart(() => import('../pages/clusters/routes.tsx'));
const Snapshots = lazyPart(() => import('../pages/snapshots/routes.tsx'));
const Groups = lazyPart(() => import('../pages/groups/routes.tsx'));
const ParameterGroups = lazyPart(() => import('../pages/parameter-groups/routes.tsx'));
const SubnetGroups = lazyPart(() => import('../pages/subnet-groups/routes.tsx'));
const Engines = lazyPart(() => import('../pages/engines/engines.tsx'));
const Events = lazyPart(() => import('../pages/events/events.tsx'));

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
