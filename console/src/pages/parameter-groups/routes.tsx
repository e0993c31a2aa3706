import { Route, Switch } from 'wouter';
import { NotFound } from '../../app/not-found.tsx';
import { Compare } from './compare-page.tsx';
import { Create } from './create.tsx';
import { Detail } from './detail.tsx';
import { Edit } from './edit.tsx';
import { List } from './list.tsx';

export default function Routes() {
  return (
    <Switch>
      <Route path="/" component={List} />
      <Route path="/-/create" component={Create} />
      <Route path="/-/compare" component={Compare} />
      <Route path="/:name">{({ name }) => <Detail key={name} name={name} />}</Route>
      <Route path="/:name/edit">{({ name }) => <Edit key={name} name={name} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
