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
  tag: { region: string; arn: string; key: string; value: string };
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
}

interface EventTable {
  sequence: Generated<number>;
  region: string;
  source_type: string;
  source_id: string;
  message: string;
  at: string;
}

export type CacheClusterRow = Selectable<CacheClusterTable>;
export type CacheNodeRow = Selectable<CacheNodeTable>;
export type SnapshotRow = Selectable<SnapshotTable>;
