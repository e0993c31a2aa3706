create table replication_group (
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

alter table cache_cluster add column replication_group_id text;
alter table cache_cluster add column role_change_json text; -- a promotion or demotion under way
alter table cache_cluster add column preferred_order integer not null default 0; -- among the members of its group
create index cache_cluster_by_group on cache_cluster (region, replication_group_id);

alter table cache_node add column data_epoch integer not null default 0; -- the group's epoch whose primary's data it has had in full
alter table cache_node add column data_mark_json text; -- how far its append-only file had come when last looked at

alter table snapshot add column replication_group_id text;

create table failover (
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

create table proxy_listener (
  slot integer primary key,
  address text not null,
  port integer not null,
  kind text, -- primary, reader or node; null while it is spare
  region text,
  target_id text -- of the group, or the cluster
);

create unique index proxy_listener_address on proxy_listener (address, port);
