terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "members" {
  type    = number
  default = 2
}

variable "extra" {
  type    = bool
  default = false
}

variable "failover" {
  type    = bool
  default = true
}

variable "node_type" {
  type    = string
  default = "cache.t4g.small"
}

variable "description" {
  type    = string
  default = "follows its primary"
}

variable "retention" {
  type    = number
  default = 0
}

variable "team" {
  type    = string
  default = "cache"
}

provider "aws" {
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    elasticache = var.endpoint
  }
}

resource "aws_elasticache_parameter_group" "evicting" {
  name   = "evicting"
  family = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }
}

resource "aws_elasticache_subnet_group" "inside" {
  name       = "inside"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-89abcdef"]
}

resource "aws_elasticache_replication_group" "full" {
  replication_group_id       = "full"
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
  final_snapshot_identifier  = "full-final"
  apply_immediately          = true

  tags = {
    team = var.team
  }
}

resource "aws_elasticache_replication_group" "plain" {
  replication_group_id        = "plain"
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
  cluster_id           = "plain-read"
  replication_group_id = aws_elasticache_replication_group.plain.id
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

data "aws_elasticache_replication_group" "full" {
  replication_group_id = aws_elasticache_replication_group.full.replication_group_id
}

output "primary" {
  value = data.aws_elasticache_replication_group.full.primary_endpoint_address
}
