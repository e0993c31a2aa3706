"""The second document's rows by boto3, pointed at Holdfast by the environment. Ends with 0 when all of them held."""

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

client = boto3.client("elasticache", config=Config(retries={"max_attempts": 0}))
QUICK = {"Delay": 1, "MaxAttempts": 60}


def group(name):
    return client.describe_replication_groups(ReplicationGroupId=name)["ReplicationGroups"][0]


def roles(name):
    return {one["CacheClusterId"]: one["CurrentRole"] for one in group(name)["NodeGroups"][0]["NodeGroupMembers"]}


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError(f"{call.__name__} was not refused: {arguments}")


def wait(name):
    client.get_waiter("replication_group_available").wait(ReplicationGroupId=name, WaiterConfig=QUICK)


def wait_for_cluster(name):
    client.get_waiter("cache_cluster_available").wait(CacheClusterId=name, WaiterConfig=QUICK)


client.create_cache_cluster(
    CacheClusterId="exampleredis", Engine="redis", CacheNodeType="cache.m1.small", NumCacheNodes=1
)
wait_for_cluster("exampleredis")
made = client.create_replication_group(
    ReplicationGroupId="examplereplication",
    ReplicationGroupDescription="예제",
    PrimaryClusterId="exampleredis",
    Tags=[{"Key": "team", "Value": "값"}],
)["ReplicationGroup"]
assert made["Status"] == "creating" and made["Description"] == "예제", made
wait("examplereplication")
client.create_cache_cluster(CacheClusterId="exampleredis-read-1", ReplicationGroupId="examplereplication")
wait_for_cluster("exampleredis-read-1")
assert roles("examplereplication") == {"exampleredis": "primary", "exampleredis-read-1": "replica"}
shard = group("examplereplication")["NodeGroups"][0]
assert shard["NodeGroupId"] == "0001" and shard["PrimaryEndpoint"]["Port"] == 6379, shard
cluster = client.describe_cache_clusters(CacheClusterId="exampleredis-read-1")["CacheClusters"][0]
assert cluster["ReplicationGroupId"] == "examplereplication", cluster
tags = client.list_tags_for_resource(ResourceName=cluster["ARN"])["TagList"]
assert tags == [{"Key": "team", "Value": "값"}], tags

client.modify_replication_group(
    ReplicationGroupId="examplereplication", PrimaryClusterId="exampleredis-read-1", ApplyImmediately=True
)
wait("examplereplication")
assert roles("examplereplication") == {"exampleredis": "replica", "exampleredis-read-1": "primary"}

pages = client.get_paginator("describe_replication_groups").paginate(PaginationConfig={"PageSize": 20})
assert [one["ReplicationGroupId"] for page in pages for one in page["ReplicationGroups"]] == ["examplereplication"]

assert refused(client.describe_replication_groups, ReplicationGroupId="nobody") == "ReplicationGroupNotFoundFault"
assert refused(client.delete_cache_cluster, CacheClusterId="exampleredis-read-1") == "InvalidCacheClusterState"
assert (
    refused(client.test_failover, ReplicationGroupId="examplereplication", NodeGroupId="0001")
    == "TestFailoverNotAvailableFault"
)
assert (
    refused(
        client.increase_replica_count, ReplicationGroupId="examplereplication", NewReplicaCount=1, ApplyImmediately=True
    )
    == "NoOperationFault"
)
try:
    client.describe_replication_groups(ReplicationGroupId="nobody")
    raise AssertionError("was found")
except client.exceptions.ReplicationGroupNotFoundFault:
    pass

deleting = client.delete_replication_group(ReplicationGroupId="examplereplication")["ReplicationGroup"]
assert deleting["Status"] == "deleting", deleting
client.get_waiter("replication_group_deleted").wait(ReplicationGroupId="examplereplication", WaiterConfig=QUICK)
assert client.describe_cache_clusters()["CacheClusters"] == []
print("all held")
