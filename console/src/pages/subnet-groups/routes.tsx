import { Route, Switch } from 'wouter';
import { NotFound } from '../../app/not-found.tsx';
import { Create } from './create.tsx';
import { Detail } from './detail.tsx';
import { List } from './list.tsx';
import { Modify } from './modify.tsx';

export default function Routes() {
  return (
    <Switch>
      <Route path="/" component={List} />
      <Route path="/-/create" component={Create} />
      <Route path="/:name">{({ name }) => <Detail key={name} name={name} />}</Route>
      <Route path="/:name/modify">{({ name }) => <Modify key={name} name={name} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
