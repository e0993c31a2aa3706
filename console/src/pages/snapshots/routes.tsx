import { Route, Switch } from 'wouter';
import { NotFound } from '../../app/not-found.tsx';
import { SnapshotDetail } from './detail.tsx';
import { SnapshotList } from './list.tsx';
import { RestorePage } from './restore/restore-page.tsx';

export default function Routes() {
  return (
    <Switch>
      <Route path="/" component={SnapshotList} />
      <Route path="/:name/restore">{({ name }) => <RestorePage name={name} key={name} />}</Route>
      <Route path="/:name">{({ name }) => <SnapshotDetail name={name} key={name} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
