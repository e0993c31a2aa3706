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

variable "node_type" {
  type    = string
  default = "cache.t4g.small"
}

variable "max_memory_policy" {
  type    = string
  default = "allkeys-lru"
}

variable "description" {
  type    = string
  default = "two zones"
}

variable "team" {
  type    = string
  default = "cache"
}

variable "retention" {
  type    = number
  default = 3
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

provider "aws" {
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    elasticache = var.endpoint
  }

  default_tags {
    tags = {
      made-by = "terraform"
    }
  }
}

resource "aws_elasticache_parameter_group" "evicting" {
  name        = "evicting"
  family      = "redis7"
  description = "evicts"

  parameter {
    name  = "maxmemory-policy"
    value = var.max_memory_policy
  }

  parameter {
    name  = "notify-keyspace-events"
    value = "Ex"
  }

  tags = {
    team = var.team
  }
}

resource "aws_elasticache_subnet_group" "inside" {
  name        = "inside"
  description = var.description
  subnet_ids  = ["subnet-0123456789abcdef0", "subnet-89abcdef"]

  tags = {
    team = var.team
  }
}

resource "aws_elasticache_cluster" "full" {
  cluster_id                 = "full"
  engine                     = "redis"
  engine_version             = "7.0"
  node_type                  = var.node_type
  num_cache_nodes            = 1
  port                       = 6400
  availability_zone          = "us-east-1b"
  parameter_group_name       = aws_elasticache_parameter_group.evicting.name
  subnet_group_name          = aws_elasticache_subnet_group.inside.name
  security_group_ids         = ["sg-0123456789abcdef0"]
  maintenance_window         = "sun:05:00-sun:06:00"
  snapshot_window            = "09:00-10:00"
  snapshot_retention_limit   = var.retention
  auto_minor_version_upgrade = "false"
  notification_topic_arn     = "arn:aws:sns:us-east-1:000000000000:cache-events"
  final_snapshot_identifier  = "full-final"
  apply_immediately          = true

  tags = {
    team = var.team
  }
}

resource "aws_elasticache_cluster" "plain" {
  cluster_id      = "plain"
  engine          = "redis"
  node_type       = "cache.m1.small"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "restored" {
  cluster_id      = "restored"
  engine          = "redis"
  node_type       = "cache.m1.small"
  num_cache_nodes = 1
  snapshot_name   = "seed"
}

data "aws_elasticache_cluster" "plain" {
  cluster_id = aws_elasticache_cluster.plain.cluster_id
}

data "aws_elasticache_subnet_group" "inside" {
  name = aws_elasticache_subnet_group.inside.name
}

output "address" {
  value = data.aws_elasticache_cluster.plain.cache_nodes[0].address
}

output "restored" {
  value = aws_elasticache_cluster.restored.cache_nodes[0].address
}
