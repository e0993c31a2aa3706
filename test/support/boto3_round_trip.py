"""Calls each operation of standard input's JSON with boto3, and one by presigned URL; prints what came of it as JSON."""

import datetime
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config

request = json.load(sys.stdin)
client = boto3.client(
    "elasticache",
    endpoint_url=request["endpoint"],
    region_name="eu-north-1",
    aws_access_key_id=request["accessKeyId"],
    aws_secret_access_key=request["secretAccessKey"],
    aws_session_token="a-session-token",
    config=Config(retries={"total_max_attempts": 1}),
)


def revive(value):
    """Timestamps come as {"date": ISO 8601}."""
    if isinstance(value, list):
        return [revive(item) for item in value]
    if isinstance(value, dict):
        if list(value) == ["date"]:
            return datetime.datetime.fromisoformat(value["date"])
        return {name: revive(item) for name, item in value.items()}
    return value


def show(value):
    if isinstance(value, datetime.datetime):
        return {"date": value.isoformat(timespec="milliseconds").replace("+00:00", "Z")}
    raise TypeError(type(value))


def method_of(operation):
    return next(name for name, api in client.meta.method_to_api_mapping.items() if api == operation)


def known(value, shape):
    """Without the members that are newer than this boto3, or that it and the JavaScript SDK name differently in XML:
    that is PendingModifiedValues.LogDeliveryConfigurations alone, which botocore renames."""
    if shape is None or value is None:
        return {}
    if shape.type_name == "structure":
        return {
            name: known(value[name], member)
            for name, member in shape.members.items()
            if name in value and "name" not in member.serialization
        }
    if shape.type_name == "list":
        return [known(item, shape.member) for item in value]
    return value


calls = {}
for operation, sample in request["operations"].items():
    if operation not in client.meta.method_to_api_mapping.values():
        continue
    model = client.meta.service_model.operation_model(operation)
    parameters = known(revive(sample["input"]), model.input_shape)
    answer = getattr(client, method_of(operation))(**parameters)
    answer.pop("ResponseMetadata")
    calls[operation] = {
        "sent": parameters,
        "answer": answer,
        "expected": known(revive(sample["output"]), model.output_shape),
    }

urls = {}
for verb in ("GET", "POST"):
    url = client.generate_presigned_url("describe_cache_clusters", {"CacheClusterId": "a b+c/é"}, 60, verb)
    with urllib.request.urlopen(urllib.request.Request(url, method=verb)) as response:
        urls[verb] = response.status

error = None
try:
    client.describe_snapshots(SnapshotName="none")
except client.exceptions.SnapshotNotFoundFault as fault:
    error = fault.response["Error"]

json.dump({"calls": calls, "urls": urls, "error": error}, sys.stdout, default=show)
