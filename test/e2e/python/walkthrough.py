"""The first document's rows by boto3, pointed at Holdfast by the environment. Ends with 0 when all of them held."""

import time
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

client = boto3.client("elasticache", config=Config(retries={"max_attempts": 0}))
QUICK = {"Delay": 1, "MaxAttempts": 60}


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError(f"{call.__name__} was not refused: {arguments}")


def wait_for_snapshot(name):
    for _ in range(600):
        snapshot = client.describe_snapshots(SnapshotName=name)["Snapshots"][0]
        if snapshot["SnapshotStatus"] == "available":
            return snapshot
        time.sleep(0.05)
    raise AssertionError(f"{name} is still {snapshot['SnapshotStatus']}")


made = client.create_cache_cluster(
    CacheClusterId="exampleredis",
    Engine="redis",
    CacheNodeType="cache.m1.small",
    NumCacheNodes=1,
    SecurityGroupIds=["sg-0123456789abcdef0"],
    Tags=[{"Key": "team", "Value": "값"}],
)["CacheCluster"]
assert made["CacheClusterStatus"] == "creating", made
client.get_waiter("cache_cluster_available").wait(CacheClusterId="exampleredis", WaiterConfig=QUICK)

clusters = client.describe_cache_clusters(CacheClusterId="exampleredis", ShowCacheNodeInfo=True)["CacheClusters"]
endpoint = clusters[0]["CacheNodes"][0]["Endpoint"]
assert endpoint["Port"] == 6379 and endpoint["Address"].startswith("127."), endpoint
assert clusters[0]["SecurityGroups"] == [{"SecurityGroupId": "sg-0123456789abcdef0", "Status": "active"}]
tags = client.list_tags_for_resource(ResourceName=clusters[0]["ARN"])["TagList"]
assert tags == [{"Key": "team", "Value": "값"}], tags

assert client.create_snapshot(CacheClusterId="exampleredis", SnapshotName="examplesnapshot")["Snapshot"][
    "SnapshotStatus"
] == "creating"
snapshot = wait_for_snapshot("examplesnapshot")
assert snapshot["NodeSnapshots"][0]["CacheSize"] == "1 MB", snapshot
client.copy_snapshot(SourceSnapshotName="examplesnapshot", TargetSnapshotName="examplecopy")
wait_for_snapshot("examplecopy")

client.create_cache_cluster(CacheClusterId="exampleredis2", SnapshotName="examplecopy")
client.get_waiter("cache_cluster_available").wait(CacheClusterId="exampleredis2", WaiterConfig=QUICK)
pages = client.get_paginator("describe_cache_clusters").paginate(PaginationConfig={"PageSize": 20})
found = [cluster["CacheClusterId"] for page in pages for cluster in page["CacheClusters"]]
assert found == ["exampleredis", "exampleredis2"], found

group = client.create_cache_parameter_group(
    CacheParameterGroupName="mine", CacheParameterGroupFamily="redis7", Description="x"
)["CacheParameterGroup"]
assert group["CacheParameterGroupFamily"] == "redis7", group
client.modify_cache_parameter_group(
    CacheParameterGroupName="mine",
    ParameterNameValues=[{"ParameterName": "maxmemory-policy", "ParameterValue": "allkeys-lru"}],
)
user = client.describe_cache_parameters(CacheParameterGroupName="mine", Source="user")["Parameters"]
assert [(one["ParameterName"], one["ParameterValue"]) for one in user] == [("maxmemory-policy", "allkeys-lru")], user

events = client.describe_events(SourceType="cache-cluster", Duration=60)["Events"]
assert any("created" in event["Message"] for event in events), events

assert refused(client.describe_cache_clusters, CacheClusterId="nobody") == ("CacheClusterNotFound", 404)
assert refused(client.create_snapshot, CacheClusterId="exampleredis", SnapshotName="examplesnapshot") == (
    "SnapshotAlreadyExistsFault",
    400,
)
assert refused(client.describe_users) == ("InvalidAction", 400)
try:
    client.describe_cache_clusters(CacheClusterId="nobody")
    raise AssertionError("was found")
except client.exceptions.CacheClusterNotFoundFault:
    pass

# A presigned address works for whoever has it, by the method that it was signed for; changed, it doesn't.
for method in ("GET", "POST"):
    url = client.generate_presigned_url(
        "describe_cache_clusters", Params={"CacheClusterId": "exampleredis"}, ExpiresIn=60, HttpMethod=method
    )
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        body = answer.read().decode()
        assert answer.status == 200 and "<CacheClusterId>exampleredis</CacheClusterId>" in body, body
    try:
        changed = url.replace("CacheClusterId=exampleredis", "CacheClusterId=exampleredis2")
        urllib.request.urlopen(urllib.request.Request(changed, method=method))
        raise AssertionError("a changed address was served")
    except urllib.error.HTTPError as error:
        assert error.code == 403 and "SignatureDoesNotMatch" in error.read().decode(), error

deleting = client.delete_cache_cluster(CacheClusterId="exampleredis2", FinalSnapshotIdentifier="last")["CacheCluster"]
assert deleting["CacheClusterStatus"] == "deleting", deleting
client.get_waiter("cache_cluster_deleted").wait(CacheClusterId="exampleredis2", WaiterConfig=QUICK)
assert wait_for_snapshot("last")["CacheClusterId"] == "exampleredis2"
print("all held")
