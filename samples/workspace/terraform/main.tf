# The inventory and the shipping of the shop.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type        = string
  description = "Known only when applied."
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id

  # All three mean the same function.
  sync_complete = "arn:aws:lambda:us-east-1:111111111111:function:inventory-sync"
  sync_composed = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:function:inventory-sync"
  sync_local    = "arn:aws:lambda:${data.aws_region.current.region}:${local.account_id}:function:inventory-sync"

  # Nobody can tell which function this is.
  unknown = "arn:aws:lambda:us-east-1:111111111111:function:${var.name}"
}

resource "aws_sqs_queue" "shipping_failed" {
  name       = "shipping-failed.fifo"
  fifo_queue = true
}

resource "aws_lambda_function" "label" {
  function_name = "shipping-label"
  role          = "arn:aws:iam::111111111111:role/shipping-label"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "label.zip"

  environment {
    variables = {
      MANIFEST = "arn:aws:lambda:us-east-1:111111111111:function:shipping-manifest"
      TRACKING = "arn:aws:lambda:us-east-1:111111111111:function:shipping-tracking"
    }
  }
}

# A FIFO queue never receives a record.
resource "aws_lambda_function_event_invoke_config" "label" {
  function_name          = aws_lambda_function.label.function_name
  maximum_retry_attempts = 1

  destination_config {
    on_failure {
      destination = aws_sqs_queue.shipping_failed.arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "reserve" {
  function_name          = "inventory-reserve"
  qualifier              = "$LATEST"
  maximum_retry_attempts = 1

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:us-east-1:222222222222:inventory-failed"
    }
  }
}

resource "aws_iam_policy" "invoke" {
  name = "invoke-inventory"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "lambda:InvokeFunction"
      Resource = [
        "arn:aws:lambda:us-east-1:111111111111:function:inventory-*",
        "arn:aws:lambda:*:111111111111:function:shipping-label",
        local.sync_complete,
      ]
    }]
  })
}
