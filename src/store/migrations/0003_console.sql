-- Who may use the console. What a browser is given is random and kept here only as its SHA-256.

create table console_sign_in ( -- one-time links
  token_hash text primary key,
  expires_at text not null
);

create table console_session (
  token_hash text primary key,
  access_key_id text not null,
  created_at text not null,
  expires_at text not null
);

-- What changed last, one row a resource: a page that was away asks for all beyond the sequence it has seen.
-- Written by triggers, in the transaction of the change itself, so that nobody can forget to.

create table resource_change (
  sequence integer primary key autoincrement,
  kind text not null,
  region text not null,
  id text not null,
  unique (kind, region, id)
);

create trigger cache_cluster_insert_seen after insert on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.id);
end;

create trigger cache_cluster_update_seen after update on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.id);
end;

create trigger cache_cluster_delete_seen after delete on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = old.region and id = old.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', old.region, old.id);
end;

create trigger cache_node_insert_seen after insert on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.cluster_id);
end;

create trigger cache_node_update_seen after update of address, port, process_json, engine_in_force on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.cluster_id);
end;

create trigger cache_node_delete_seen after delete on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = old.region and id = old.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', old.region, old.cluster_id);
end;

create trigger snapshot_insert_seen after insert on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('snapshot', new.region, new.name);
end;

create trigger snapshot_update_seen after update on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('snapshot', new.region, new.name);
end;

create trigger snapshot_delete_seen after delete on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('snapshot', old.region, old.name);
end;

create trigger parameter_group_insert_seen after insert on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.name);
end;

create trigger parameter_group_update_seen after update on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.name);
end;

create trigger parameter_group_delete_seen after delete on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', old.region, old.name);
end;

create trigger parameter_insert_seen after insert on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.group_name);
end;

create trigger parameter_update_seen after update on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.group_name);
end;

create trigger parameter_delete_seen after delete on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = old.region and id = old.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', old.region, old.group_name);
end;

create trigger subnet_group_insert_seen after insert on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', new.region, new.name);
end;

create trigger subnet_group_update_seen after update on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', new.region, new.name);
end;

create trigger subnet_group_delete_seen after delete on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', old.region, old.name);
end;

create trigger replication_group_insert_seen after insert on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('replication-group', new.region, new.id);
end;

create trigger replication_group_update_seen after update of description, status, primary_cluster_id, epoch, change_json, switchover_to, force_to, automatic_failover, multi_az, snapshotting_cluster_id, pending_json, rollout_json on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('replication-group', new.region, new.id);
end;

create trigger replication_group_delete_seen after delete on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = old.region and id = old.id;
  insert into resource_change (kind, region, id) values ('replication-group', old.region, old.id);
end;

create trigger failover_insert_seen after insert on failover begin
  delete from resource_change where kind = 'failover' and region = new.region and id = new.group_id;
  insert into resource_change (kind, region, id) values ('failover', new.region, new.group_id);
end;

create trigger failover_update_seen after update on failover begin
  delete from resource_change where kind = 'failover' and region = new.region and id = new.group_id;
  insert into resource_change (kind, region, id) values ('failover', new.region, new.group_id);
end;

create trigger failover_delete_seen after delete on failover begin
  delete from resource_change where kind = 'failover' and region = old.region and id = old.group_id;
  insert into resource_change (kind, region, id) values ('failover', old.region, old.group_id);
end;

create trigger tag_insert_seen after insert on tag begin
  delete from resource_change where kind = 'tag' and region = new.region and id = new.arn;
  insert into resource_change (kind, region, id) values ('tag', new.region, new.arn);
end;

create trigger tag_update_seen after update on tag begin
  delete from resource_change where kind = 'tag' and region = new.region and id = new.arn;
  insert into resource_change (kind, region, id) values ('tag', new.region, new.arn);
end;

create trigger tag_delete_seen after delete on tag begin
  delete from resource_change where kind = 'tag' and region = old.region and id = old.arn;
  insert into resource_change (kind, region, id) values ('tag', old.region, old.arn);
end;

create trigger event_insert_seen after insert on event begin
  delete from resource_change where kind = 'event' and region = new.region and id = '';
  insert into resource_change (kind, region, id) values ('event', new.region, '');
end;
