"""Sends events to the functions of the shop again, asynchronously."""

import json
import os
import sys

import boto3

ORDERS_RECEIVED = "arn:aws:lambda:us-east-1:111111111111:function:orders-received"

# One function, and settings for each qualifier.
PAYMENTS_LATEST = "arn:aws:lambda:us-east-1:111111111111:function:payments-capture"
PAYMENTS_LIVE = "arn:aws:lambda:us-east-1:111111111111:function:payments-capture:live"
PAYMENTS_VERSION = "arn:aws:lambda:us-east-1:111111111111:function:payments-capture:3"

# The alias has no settings, although $LATEST has some.
REFUND_LIVE = "arn:aws:lambda:us-east-1:111111111111:function:payments-refund:live"

# The alias was deleted, its settings were not.
GONE_ALIAS = "arn:aws:lambda:us-east-1:111111111111:function:payments-reconcile:canary"

# The age limit leaves no time for the second retry.
PUSH = "arn:aws:lambda:us-east-1:111111111111:function:notifications-push"

# A durable function needs a qualifier.
ONBOARDING = "arn:aws:lambda:us-east-1:111111111111:function:onboarding-workflow:live"

# Slow to answer, and not to be asked about.
REPORTS = "arn:aws:lambda:us-east-1:111111111111:function:reports-monthly"
PAYROLL = "arn:aws:lambda:us-east-1:111111111111:function:payroll-export"

# No such function.
MISTYPED = "arn:aws:lambda:us-east-1:111111111111:function:orders-recieved"

# Another region of the account, and another account.
ERASE = "arn:aws:lambda:eu-west-1:111111111111:function:gdpr-erase"
STAGING = "arn:aws:lambda:us-east-1:222222222222:function:smoke-test"

# Known only when it runs.
STAGE = os.environ.get("STAGE", "live")
BY_STAGE = f"arn:aws:lambda:us-east-1:111111111111:function:payments-capture:{STAGE}"


def replay(arn: str, event: dict) -> int:
    """Queues an event; the answer says only that it was queued."""
    client = boto3.client("lambda", region_name=arn.split(":")[3])
    answer = client.invoke(FunctionName=arn, InvocationType="Event", Payload=json.dumps(event))
    return answer["StatusCode"]


if __name__ == "__main__":
    print(replay(sys.argv[1] if len(sys.argv) > 1 else ORDERS_RECEIVED, json.load(sys.stdin)))
