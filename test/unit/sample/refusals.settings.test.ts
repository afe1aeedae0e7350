import { describe, it } from 'vitest';
import {
  ARN,
  body,
  type Case,
  CONFIG,
  NOT_FOUND,
  onFailure,
  onSuccess,
  PARAMETER,
  refusal,
  expectRefusal,
} from './refusals.ts';
import { sampleForTests } from './support.ts';

const BUCKET = 'arn:aws:s3:::a-bucket';
const WRITING: readonly Case[] = [
  refusal(
    'nothing sent by Update',
    ['POST', CONFIG('orders-received'), '{}'],
    PARAMETER,
    'You must specify at least one of error handling or destination setting.',
  ),
  refusal(
    'nothing sent but nulls',
    ['PUT', CONFIG('orders-received'), body({ MaximumRetryAttempts: null, DestinationConfig: null })],
    PARAMETER,
    'You must specify at least one of error handling or destination setting.',
  ),
  refusal(
    'Update without a config',
    ['POST', CONFIG('orders-api'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    `The function ${ARN}:orders-api:$LATEST doesn't have an EventInvokeConfig`,
  ),
  refusal(
    'Update of a missing function',
    ['POST', CONFIG('nobody'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    "The function doesn't exist.",
  ),
  refusal(
    'Put to a missing version',
    ['PUT', CONFIG('orders-api', '?Qualifier=7'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    "The function doesn't exist.",
  ),
  refusal(
    'itself, qualified, on failure',
    ['PUT', CONFIG('payments-capture'), onFailure(`${ARN}:payments-capture:live`)],
    PARAMETER,
    "You can't specify the function as a destination for itself.",
  ),
  refusal(
    'a missing alias as destination',
    ['PUT', CONFIG('orders-api'), onFailure(`${ARN}:payments-capture:nope`)],
    PARAMETER,
    `The destination ARN ${ARN}:payments-capture:nope is invalid.`,
  ),
  refusal(
    'a bucket on success',
    ['PUT', CONFIG('orders-api'), onSuccess(BUCKET)],
    PARAMETER,
    `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${BUCKET}), onFailure=null) is invalid.`,
  ),
  refusal(
    'Kafka, which event source mappings may have',
    ['PUT', CONFIG('orders-api'), onFailure('kafka://topic')],
    PARAMETER,
    'The provided destination config DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=kafka://topic)) is invalid.',
  ),
  refusal(
    'a role that may not',
    ['PUT', CONFIG('reports-nightly'), onFailure('arn:aws:sns:us-east-1:111111111111:t')],
    PARAMETER,
    "The function's execution role does not have permissions to call Publish on arn:aws:sns:us-east-1:111111111111:t",
  ),
];

describe('what is refused when settings are written', async () => {
  const sample = await sampleForTests();
  it.each(WRITING)('$what', (row) => expectRefusal(sample, row));
});
