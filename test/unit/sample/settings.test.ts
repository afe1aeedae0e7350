import {
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { clientOf, raw, sampleForTests } from './support.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:q';
const TOPIC = 'arn:aws:sns:us-east-1:111111111111:t';

describe('settings', async () => {
  const sample = await sampleForTests();
  const client = clientOf(sample);
  const FunctionName = 'orders-api';

  it('are replaced by Put and merged by Update', async () => {
    await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: QUEUE } },
      }),
    );
    const aged = await client.send(
      new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 600 }),
    );
    expect(aged).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 });
    expect(aged.DestinationConfig).toEqual({
      OnSuccess: { Destination: TOPIC },
      OnFailure: { Destination: QUEUE },
    });
    const emptied = await client.send(
      new UpdateFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig: {} }),
    );
    expect(emptied.DestinationConfig).toEqual({ OnSuccess: {}, OnFailure: {} });
    expect(emptied.MaximumRetryAttempts).toBe(1);
  });

  it('have a time that moves with every write, and comes as seconds with a fraction', async () => {
    const put = new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 });
    const times = [await client.send(put), await client.send(put), await client.send(put)].map((answer) =>
      Number(answer.LastModified),
    );
    expect(new Set(times).size).toBe(3);
    const { text } = await raw(sample, 'GET', `/2019-09-25/functions/${FunctionName}/event-invoke-config`);
    expect(text).toMatch(/"LastModified":\d{10}(\.\d{1,3})?[,}]/);
  });

  it('belong to the qualifier of the address, whatever the body says', async () => {
    const path = `/2019-09-25/functions/${FunctionName}/event-invoke-config`;
    const body = JSON.stringify({ Qualifier: 'live', FunctionName: 'other', MaximumRetryAttempts: 1 });
    const { json } = await raw(sample, 'PUT', path, { body });
    expect(json?.['FunctionArn']).toBe('arn:aws:lambda:us-east-1:111111111111:function:orders-api:$LATEST');
  });

  it('take FIFO targets, as they lie in real accounts', async () => {
    const arn = `${QUEUE}.fifo`;
    const put = await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        DestinationConfig: { OnFailure: { Destination: arn } },
      }),
    );
    expect(put.DestinationConfig?.OnFailure?.Destination).toBe(arn);
  });

  it.each([
    'orders-received',
    'arn:aws:lambda:us-east-1:111111111111:function:orders-received',
    'function:orders-received',
    '111111111111:function:orders-received',
    '111111111111:orders-received',
    'us-east-1:111111111111:function:orders-received',
    'orders-received:$LATEST',
  ])('are found under the name %s', async (name) => {
    const list = await client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: name }));
    expect(list.FunctionEventInvokeConfigs).toHaveLength(1);
  });
});
