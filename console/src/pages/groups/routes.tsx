import { Route, Switch } from 'wouter';
import { AddReplica } from './add-replica.tsx';
import { CreateGroup } from './create.tsx';
import { Demote } from './demote.tsx';
import { GroupDetail } from './detail.tsx';
import { FailoverReport } from './failover-report.tsx';
import { GroupList } from './list.tsx';
import { ModifyGroup } from './modify.tsx';
import { Promote } from './promote.tsx';

export default function Routes() {
  return (
    <Switch>
      <Route path="/" component={GroupList} />
      <Route path="/-/create" component={CreateGroup} />
      <Route path="/-/promote" component={Promote} />
      <Route path="/-/demote" component={Demote} />
      <Route path="/:id">{({ id }) => <GroupDetail key={id} id={id} />}</Route>
      <Route path="/:id/add-replica">{({ id }) => <AddReplica id={id} />}</Route>
      <Route path="/:id/modify">{({ id }) => <ModifyGroup key={id} id={id} />}</Route>
      <Route path="/:id/failovers/:epoch">
        {({ id, epoch }) => <FailoverReport key={`${id} ${epoch}`} id={id} epoch={epoch} />}
      </Route>
    </Switch>
  );
}
