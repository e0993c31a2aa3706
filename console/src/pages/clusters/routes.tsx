import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { lazyPart } from '../../app/lazy-part.ts';
import { NotFound } from '../../app/not-found.tsx';
import { Loading } from '../../components/loading.tsx';
import { DetailPage } from './detail/detail-page.tsx';
import { ListPage } from './list/list-page.tsx';

const CreatePage = lazyPart(() => import('./create/create-page.tsx'));
const ModifyPage = lazyPart(() => import('./modify/modify-page.tsx'));

export default function Routes() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/" component={ListPage} />
        <Route path="/-/create" component={CreatePage} />
        <Route path="/:id/modify">{({ id }) => <ModifyPage key={id} id={id} />}</Route>
        <Route path="/:id">{({ id }) => <DetailPage key={id} id={id} />}</Route>
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  );
}
