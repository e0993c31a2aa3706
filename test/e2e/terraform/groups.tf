resource "aws_elasticache_replication_group" "whole" {
  replication_group_id       = "whole"
  description                = var.description
  engine                     = "redis"
  engine_version             = "7.0"
  node_type                  = var.node_type
  num_cache_clusters         = var.members
  automatic_failover_enabled = var.failover
  multi_az_enabled           = var.failover
  port                       = 6400
  parameter_group_name       = aws_elasticache_parameter_group.evicting.name
  subnet_group_name          = aws_elasticache_subnet_group.inside.name
  security_group_ids         = ["sg-0123456789abcdef0"]
  maintenance_window         = "sun:05:00-sun:06:00"
  snapshot_window            = "09:00-10:00"
  snapshot_retention_limit   = var.retention
  auto_minor_version_upgrade = false
  notification_topic_arn     = "arn:aws:sns:us-east-1:000000000000:cache-events"
  final_snapshot_identifier  = "whole-final"
  apply_immediately          = true

  tags = {
    team = var.team
  }
}

resource "aws_elasticache_replication_group" "pair" {
  replication_group_id        = "pair"
  description                 = "as little as there can be said of it"
  node_type                   = "cache.t4g.micro"
  preferred_cache_cluster_azs = ["us-east-1c", "us-east-1d"]
  num_cache_clusters          = 2

  lifecycle {
    # One more is a resource of its own.
    ignore_changes = [num_cache_clusters]
  }
}

resource "aws_elasticache_cluster" "read" {
  count                = var.extra ? 1 : 0
  cluster_id           = "pair-read"
  replication_group_id = aws_elasticache_replication_group.pair.id
}

resource "aws_elasticache_replication_group" "shard" {
  replication_group_id    = "shard"
  description             = "counted by its shard"
  engine                  = "redis"
  node_type               = "cache.t4g.micro"
  num_node_groups         = 1
  replicas_per_node_group = 1
  snapshot_name           = "seed"
}

data "aws_elasticache_replication_group" "whole" {
  replication_group_id = aws_elasticache_replication_group.whole.replication_group_id
}

output "primary" {
  value = data.aws_elasticache_replication_group.whole.primary_endpoint_address
}
