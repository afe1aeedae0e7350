import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../../src/domain/destinations/destination.ts';
import { destinationUrl } from '../../../../src/domain/links/destinationLink.ts';
import { PARTITIONS } from '../../../../src/domain/arn/partition.ts';

const urlOf = (arn: string) => destinationUrl(parseDestination(arn));

describe('destinationUrl', () => {
  it.each([
    [
      'arn:aws:sqs:eu-west-1:111111111111:failed',
      'https://eu-west-1.console.aws.amazon.com/sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111111111111%2Ffailed',
    ],
    [
      'arn:aws-cn:sqs:cn-north-1:111111111111:failed',
      'https://cn-north-1.console.amazonaws.cn/sqs/v3/home?region=cn-north-1#/queues/https%3A%2F%2Fsqs.cn-north-1.amazonaws.com.cn%2F111111111111%2Ffailed',
    ],
    [
      'arn:aws-us-gov:sns:us-gov-west-1:111111111111:failed',
      'https://console.amazonaws-us-gov.com/sns/v3/home?region=us-gov-west-1#/topic/arn:aws-us-gov:sns:us-gov-west-1:111111111111:failed',
    ],
    [
      'arn:aws:events:us-east-1:111111111111:event-bus/shop',
      'https://us-east-1.console.aws.amazon.com/events/home?region=us-east-1#/eventbus/shop',
    ],
    ['arn:aws:s3:::failed-events', 'https://console.aws.amazon.com/s3/buckets/failed-events'],
    [
      'arn:aws:lambda:us-east-1:111111111111:function:repair:live',
      'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/repair/aliases/live?tab=configure',
    ],
  ])('of %s', (arn, url) => expect(urlOf(arn)).toBe(url));

  it.each([
    ['a kind that we know nothing of', 'arn:aws:kinesis:us-east-1:111111111111:stream/x'],
    ['a partition without a public console', 'arn:aws-iso:sqs:us-iso-east-1:111111111111:x'],
    ['an unknown partition', 'arn:aws-moon:sqs:us-east-1:111111111111:x'],
    ['a region that is a host name', 'arn:aws:sqs:evil.example/:111111111111:x'],
    ['a queue without an account', 'arn:aws:sqs:us-east-1::x'],
    ['no ARN', 'https://evil.example'],
  ])('has none for %s', (_, arn) => expect(urlOf(arn)).toBeUndefined());

  it('leads to a console’s host and no other, whatever the ARN holds', () => {
    const hosts = PARTITIONS.flatMap(({ consoleHost }) => (consoleHost === undefined ? [] : [consoleHost]));
    const part = fc.oneof(fc.string(), fc.constantFrom('us-east-1', '111111111111', 'x@y', '/../', '#', '?'));
    const arn = fc
      .tuple(fc.constantFrom('sqs', 'sns', 'events', 's3', 'lambda'), part, part, part)
      .map(([service, region, account, rest]) => `arn:aws:${service}:${region}:${account}:${rest}`);
    fc.assert(
      fc.property(arn, (text) => {
        const url = urlOf(text);
        if (url === undefined) return;
        const { protocol, hostname } = new URL(url);
        expect(protocol).toBe('https:');
        expect(hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))).toBe(true);
      }),
    );
  });
});
