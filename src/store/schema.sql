-- What migrations 1 to 3 add up to. Written by scripts/dump-schema.ts: don't edit it.

CREATE TRIGGER cache_cluster_delete_seen after delete on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = old.region and id = old.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', old.region, old.id);
end;

CREATE TRIGGER cache_cluster_insert_seen after insert on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.id);
end;

CREATE TRIGGER cache_cluster_update_seen after update on cache_cluster begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.id);
end;

CREATE TABLE cache_cluster (
  region text not null,
  id text not null,
  status text not null,
  engine text not null,
  engine_version text not null, -- the binary's own version, such as 7.0.15
  shown_version text not null, -- what Describe shows: differs for aliases such as 7.1
  node_type text not null,
  port integer not null,
  availability_zone text not null,
  parameter_group text not null,
  parameter_apply_status text not null,
  subnet_group text,
  security_group_ids_json text not null,
  maintenance_window text not null,
  snapshot_window text not null,
  snapshot_retention_limit integer not null,
  auto_minor_version_upgrade integer not null,
  notification_topic_arn text,
  notification_topic_status text not null default 'active',
  restore_source_json text, -- set while and after a cluster is made from a snapshot or an RDB file
  pending_json text not null, -- changes that wait for the maintenance window
  final_snapshot text, -- taken before the delete goes on
  reboot_requested integer not null default 0,
  created_at text not null, replication_group_id text, role_change_json text, preferred_order integer not null default 0,
  primary key (region, id)
);

CREATE INDEX cache_cluster_by_group on cache_cluster (region, replication_group_id);

CREATE TRIGGER cache_node_delete_seen after delete on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = old.region and id = old.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', old.region, old.cluster_id);
end;

CREATE TRIGGER cache_node_insert_seen after insert on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.cluster_id);
end;

CREATE TRIGGER cache_node_update_seen after update of address, port, process_json, engine_in_force on cache_node begin
  delete from resource_change where kind = 'cache-cluster' and region = new.region and id = new.cluster_id;
  insert into resource_change (kind, region, id) values ('cache-cluster', new.region, new.cluster_id);
end;

CREATE TABLE cache_node (
  region text not null,
  cluster_id text not null,
  id text not null,
  address text not null,
  port integer not null,
  directory text not null,
  admin_password text not null,
  process_json text, -- what the runtime needs to find the process again; null while none should run
  directives_json text not null, -- what the running process has in force
  engine_in_force text, -- the engine that it was started with, such as redis 7.0.15
  created_at text not null, data_epoch integer not null default 0, data_mark_json text,
  primary key (region, cluster_id, id),
  foreign key (region, cluster_id) references cache_cluster (region, id) on delete cascade
);

CREATE UNIQUE INDEX cache_node_address on cache_node (address, port);

CREATE TABLE console_session (
  token_hash text primary key,
  access_key_id text not null,
  created_at text not null,
  expires_at text not null
);

CREATE TABLE console_sign_in ( -- one-time links
  token_hash text primary key,
  expires_at text not null
);

CREATE TRIGGER event_insert_seen after insert on event begin
  delete from resource_change where kind = 'event' and region = new.region and id = '';
  insert into resource_change (kind, region, id) values ('event', new.region, '');
end;

CREATE TABLE event (
  sequence integer primary key,
  region text not null,
  source_type text not null,
  source_id text not null,
  message text not null,
  at text not null
);

CREATE INDEX event_by_time on event (region, at);

CREATE TRIGGER failover_delete_seen after delete on failover begin
  delete from resource_change where kind = 'failover' and region = old.region and id = old.group_id;
  insert into resource_change (kind, region, id) values ('failover', old.region, old.group_id);
end;

CREATE TRIGGER failover_insert_seen after insert on failover begin
  delete from resource_change where kind = 'failover' and region = new.region and id = new.group_id;
  insert into resource_change (kind, region, id) values ('failover', new.region, new.group_id);
end;

CREATE TRIGGER failover_update_seen after update on failover begin
  delete from resource_change where kind = 'failover' and region = new.region and id = new.group_id;
  insert into resource_change (kind, region, id) values ('failover', new.region, new.group_id);
end;

CREATE TABLE failover (
  region text not null,
  group_id text not null,
  epoch integer not null,
  kind text not null, -- failover, switchover or recovery
  cause text not null,
  from_cluster_id text not null,
  to_cluster_id text not null,
  status text not null, -- under-way or complete
  phases_json text not null, -- milliseconds after the beginning at which each phase had ended
  outage_ms real, -- for which no write could be taken, as the controller saw it
  lost_json text, -- what the dead primary had acknowledged and the new one never saw; null while it is being found out
  loss_input_json text, -- what it takes to find that out from the dead primary's append-only file
  started_at text not null,
  finished_at text,
  primary key (region, group_id, epoch)
);

CREATE TRIGGER parameter_delete_seen after delete on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = old.region and id = old.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', old.region, old.group_name);
end;

CREATE TRIGGER parameter_insert_seen after insert on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.group_name);
end;

CREATE TRIGGER parameter_update_seen after update on parameter begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.group_name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.group_name);
end;

CREATE TABLE parameter (
  region text not null,
  group_name text not null,
  name text not null,
  value text not null,
  primary key (region, group_name, name),
  foreign key (region, group_name) references parameter_group (region, name) on delete cascade
);

CREATE TRIGGER parameter_group_delete_seen after delete on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', old.region, old.name);
end;

CREATE TRIGGER parameter_group_insert_seen after insert on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.name);
end;

CREATE TRIGGER parameter_group_update_seen after update on parameter_group begin
  delete from resource_change where kind = 'cache-parameter-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-parameter-group', new.region, new.name);
end;

CREATE TABLE parameter_group (
  region text not null,
  name text not null,
  family text not null,
  description text not null,
  primary key (region, name)
);

CREATE TABLE proxy_listener (
  slot integer primary key,
  address text not null,
  port integer not null,
  kind text, -- primary, reader or node; null while it is spare
  region text,
  target_id text -- of the group, or the cluster
);

CREATE UNIQUE INDEX proxy_listener_address on proxy_listener (address, port);

CREATE TRIGGER replication_group_delete_seen after delete on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = old.region and id = old.id;
  insert into resource_change (kind, region, id) values ('replication-group', old.region, old.id);
end;

CREATE TRIGGER replication_group_insert_seen after insert on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('replication-group', new.region, new.id);
end;

CREATE TRIGGER replication_group_update_seen after update of description, status, primary_cluster_id, epoch, change_json, switchover_to, force_to, automatic_failover, multi_az, snapshotting_cluster_id, pending_json, rollout_json on replication_group begin
  delete from resource_change where kind = 'replication-group' and region = new.region and id = new.id;
  insert into resource_change (kind, region, id) values ('replication-group', new.region, new.id);
end;

CREATE TABLE replication_group (
  region text not null,
  id text not null,
  description text not null,
  status text not null,
  primary_cluster_id text not null, -- the member that is, or is about to be, granted the primary role
  epoch integer not null default 0, -- raised with each grant, before its first side effect
  change_json text, -- the grant under way: who, from whom, why; null once it is done
  switchover_to text, -- the member that somebody asked to become the primary
  force_to text, -- the member that an operator makes the primary whatever may be lost
  kill_requested integer not null default 0, -- TestFailover: the primary is to be killed
  automatic_failover integer not null default 0,
  multi_az integer not null default 0,
  snapshotting_cluster_id text,
  endpoint_address text not null, -- floating: the primary binds it beside its own
  port integer not null,
  last_offset integer, -- of the primary's replication stream, when it was last looked at
  last_replid text,
  pending_json text not null default '{}', -- changes that wait for the maintenance window
  rollout_json text, -- an engine version on its way through the members
  retain_primary integer not null default 0, -- while deleting: the primary stays as a cluster of its own
  final_snapshot text,
  created_at text not null,
  primary key (region, id)
);

CREATE TABLE resource_change (
  sequence integer primary key autoincrement,
  kind text not null,
  region text not null,
  id text not null,
  unique (kind, region, id)
);

CREATE TRIGGER snapshot_delete_seen after delete on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('snapshot', old.region, old.name);
end;

CREATE TRIGGER snapshot_insert_seen after insert on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('snapshot', new.region, new.name);
end;

CREATE TRIGGER snapshot_update_seen after update on snapshot begin
  delete from resource_change where kind = 'snapshot' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('snapshot', new.region, new.name);
end;

CREATE TABLE snapshot (
  region text not null,
  name text not null,
  status text not null,
  source text not null, -- manual or automated
  cluster_id text not null,
  shown_json text not null, -- the cluster's settings at that moment, as Snapshot shows them
  directory text not null,
  copy_of text, -- the source snapshot's ARN, when it is a copy
  bytes integer,
  created_at text not null,
  finished_at text, replication_group_id text,
  primary key (region, name)
);

CREATE TABLE sqlite_sequence(name,seq);

CREATE TRIGGER subnet_group_delete_seen after delete on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = old.region and id = old.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', old.region, old.name);
end;

CREATE TRIGGER subnet_group_insert_seen after insert on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', new.region, new.name);
end;

CREATE TRIGGER subnet_group_update_seen after update on subnet_group begin
  delete from resource_change where kind = 'cache-subnet-group' and region = new.region and id = new.name;
  insert into resource_change (kind, region, id) values ('cache-subnet-group', new.region, new.name);
end;

CREATE TABLE subnet_group (
  region text not null,
  name text not null,
  description text not null,
  subnet_ids_json text not null,
  primary key (region, name)
);

CREATE TRIGGER tag_delete_seen after delete on tag begin
  delete from resource_change where kind = 'tag' and region = old.region and id = old.arn;
  insert into resource_change (kind, region, id) values ('tag', old.region, old.arn);
end;

CREATE TRIGGER tag_insert_seen after insert on tag begin
  delete from resource_change where kind = 'tag' and region = new.region and id = new.arn;
  insert into resource_change (kind, region, id) values ('tag', new.region, new.arn);
end;

CREATE TRIGGER tag_update_seen after update on tag begin
  delete from resource_change where kind = 'tag' and region = new.region and id = new.arn;
  insert into resource_change (kind, region, id) values ('tag', new.region, new.arn);
end;

CREATE TABLE tag (
  region text not null,
  arn text not null,
  key text not null,
  value text not null,
  primary key (region, arn, key)
);
