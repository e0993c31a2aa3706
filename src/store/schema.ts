import type { Generated, Selectable } from 'kysely';

/** The tables, as migrations/ makes them. */
export interface Database {
  cache_cluster: CacheClusterTable;
  cache_node: CacheNodeTable;
  snapshot: SnapshotTable;
  parameter_group: { region: string; name: string; family: string; description: string };
  parameter: { region: string; group_name: string; name: string; value: string };
  subnet_group: { region: string; name: string; description: string; subnet_ids_json: string };
  event: EventTable;
  replication_group: ReplicationGroupTable;
  failover: FailoverTable;
  proxy_listener: ProxyListenerTable;
  tag: { region: string; arn: string; key: string; value: string };
  console_sign_in: { token_hash: string; expires_at: string };
  console_session: { token_hash: string; access_key_id: string; created_at: string; expires_at: string };
  resource_change: ResourceChangeTable;
}

interface CacheClusterTable {
  region: string;
  id: string;
  status: string;
  engine: string;
  engine_version: string;
  shown_version: string;
  node_type: string;
  port: number;
  availability_zone: string;
  parameter_group: string;
  parameter_apply_status: string;
  subnet_group: string | null;
  security_group_ids_json: string;
  maintenance_window: string;
  snapshot_window: string;
  snapshot_retention_limit: number;
  auto_minor_version_upgrade: number;
  notification_topic_arn: string | null;
  notification_topic_status: Generated<string>;
  restore_source_json: string | null;
  pending_json: string;
  final_snapshot: string | null;
  reboot_requested: Generated<number>;
  created_at: string;
  replication_group_id: string | null;
  role_change_json: string | null;
  preferred_order: Generated<number>;
}

interface CacheNodeTable {
  region: string;
  cluster_id: string;
  id: string;
  address: string;
  port: number;
  directory: string;
  admin_password: string;
  process_json: string | null;
  directives_json: string;
  engine_in_force: string | null;
  created_at: string;
  data_epoch: Generated<number>;
  data_mark_json: string | null;
}

interface SnapshotTable {
  region: string;
  name: string;
  status: string;
  source: string;
  cluster_id: string;
  shown_json: string;
  directory: string;
  copy_of: string | null;
  bytes: number | null;
  created_at: string;
  finished_at: string | null;
  replication_group_id: string | null;
}

interface ReplicationGroupTable {
  region: string;
  id: string;
  description: string;
  status: string;
  primary_cluster_id: string;
  epoch: Generated<number>;
  change_json: string | null;
  switchover_to: string | null;
  force_to: string | null;
  kill_requested: Generated<number>;
  automatic_failover: number;
  multi_az: number;
  snapshotting_cluster_id: string | null;
  endpoint_address: string;
  port: number;
  last_offset: number | null;
  last_replid: string | null;
  pending_json: Generated<string>;
  rollout_json: string | null;
  retain_primary: Generated<number>;
  final_snapshot: string | null;
  created_at: string;
}

interface FailoverTable {
  region: string;
  group_id: string;
  epoch: number;
  kind: string;
  cause: string;
  from_cluster_id: string;
  to_cluster_id: string;
  status: string;
  phases_json: string;
  outage_ms: number | null;
  lost_json: string | null;
  loss_input_json: string | null;
  started_at: string;
  finished_at: string | null;
}

interface ProxyListenerTable {
  slot: number;
  address: string;
  port: number;
  kind: string | null;
  region: string | null;
  target_id: string | null;
}

interface EventTable {
  sequence: Generated<number>;
  region: string;
  source_type: string;
  source_id: string;
  message: string;
  at: string;
}

/** Written by triggers only. */
interface ResourceChangeTable {
  sequence: Generated<number>;
  kind: string;
  region: string;
  id: string;
}

export type CacheClusterRow = Selectable<CacheClusterTable>;
export type CacheNodeRow = Selectable<CacheNodeTable>;
export type SnapshotRow = Selectable<SnapshotTable>;
export type ReplicationGroupRow = Selectable<ReplicationGroupTable>;
export type FailoverRow = Selectable<FailoverTable>;
export type ProxyListenerRow = Selectable<ProxyListenerTable>;
