import { Route, Switch } from 'wouter';
import { AddReplica } from './add-replica.tsx';
import { CreateGroup } from './create.tsx';
import { GroupDetail } from './detail.tsx';
import { GroupList } from './list.tsx';

export default function Routes() {
  return (
    <Switch>
      <Route path="/" component={GroupList} />
      <Route path="/create" component={CreateGroup} />
      <Route path="/:id">{({ id }) => <GroupDetail key={id} id={id} />}</Route>
      <Route path="/:id/add-replica">{({ id }) => <AddReplica id={id} />}</Route>
    </Switch>
  );
}
