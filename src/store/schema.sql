-- What migrations 1 to 1 add up to. Written by scripts/dump-schema.ts: don't edit it.

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
  created_at text not null,
  primary key (region, id)
);

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
  created_at text not null,
  primary key (region, cluster_id, id),
  foreign key (region, cluster_id) references cache_cluster (region, id) on delete cascade
);

CREATE UNIQUE INDEX cache_node_address on cache_node (address, port);

CREATE TABLE event (
  sequence integer primary key,
  region text not null,
  source_type text not null,
  source_id text not null,
  message text not null,
  at text not null
);

CREATE INDEX event_by_time on event (region, at);

CREATE TABLE parameter (
  region text not null,
  group_name text not null,
  name text not null,
  value text not null,
  primary key (region, group_name, name),
  foreign key (region, group_name) references parameter_group (region, name) on delete cascade
);

CREATE TABLE parameter_group (
  region text not null,
  name text not null,
  family text not null,
  description text not null,
  primary key (region, name)
);

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
  finished_at text,
  primary key (region, name)
);

CREATE TABLE subnet_group (
  region text not null,
  name text not null,
  description text not null,
  subnet_ids_json text not null,
  primary key (region, name)
);

CREATE TABLE tag (
  region text not null,
  arn text not null,
  key text not null,
  value text not null,
  primary key (region, arn, key)
);
