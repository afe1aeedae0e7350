import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../../src/domain/destinations/destination.ts';
import { consoleUrl, hasConsole } from '../../../../src/domain/links/consoleLink.ts';
import { type Place, navigationTo } from '../../../../src/features/configPanel/navigation.ts';

const HERE: Place = { region: 'us-east-1', accountId: '111111111111', sample: false };
const way = (arn: string, place = HERE) => navigationTo(parseDestination(arn), place);

describe('wayTo', () => {
  it('leads to the panel of a function of the same account, and into the tree in the same region', () => {
    expect(way('arn:aws:lambda:us-east-1:111111111111:function:repair:live')).toMatchObject({
      kind: 'panel',
      inTree: true,
      target: { name: 'repair', qualifier: 'live' },
    });
    expect(way('arn:aws:lambda:us-east-2:111111111111:function:repair')).toMatchObject({ inTree: false });
  });

  it('leads to the console for what is of another account or no function', () => {
    expect(way('arn:aws:lambda:us-east-1:222222222222:function:repair')).toMatchObject({ kind: 'console' });
    expect(way('arn:aws:sqs:us-east-1:111111111111:failed')).toMatchObject({ kind: 'console' });
  });

  it('leads nowhere where the console shows another world than ours', () => {
    const emulator = { ...HERE, endpoint: 'http://127.0.0.1:4566' };
    expect(way('arn:aws:sqs:us-east-1:111111111111:failed', emulator)).toBeUndefined();
    expect(way('arn:aws:kinesis:us-east-1:111111111111:stream/x')).toBeUndefined();
  });
});

describe('hasConsole', () => {
  it.each([
    [undefined, true],
    ['https://vpce-1a.lambda.us-east-1.vpce.amazonaws.com', true],
    ['https://lambda.us-east-1.amazonaws.com', true],
    ['https://lambda-fips.us-east-1.amazonaws.com', true],
    ['https://lambda.us-east-1.api.aws', true],
    ['https://lambda.us-west-2.amazonaws.com', false],
    ['http://ec2-203-0-113-7.compute-1.amazonaws.com:4566', false],
    ['https://x.execute-api.us-east-1.amazonaws.com', false],
    ['https://x.elb.us-east-1.amazonaws.com', false],
    ['https://lambda.us-east-1.amazonaws.com.evil.example', false],
    ['https://lambda.evil.example.us-east-1.amazonaws.com', false],
    ['http://localhost:4566', false],
    ['https://amazonaws.com.evil.example', false],
    ['not a url', false],
  ])('with the endpoint %s is %s', (endpoint, expected) => {
    expect(hasConsole({ ...HERE, ...(endpoint !== undefined && { endpoint }) })).toBe(expected);
  });

  it('is false in the sample account', () => expect(hasConsole({ ...HERE, sample: true })).toBe(false));
});

describe('consoleUrl', () => {
  const arn = { partition: 'aws', region: 'us-east-1', accountId: '111111111111', name: 'orders' };
  it.each([
    [undefined, '/functions/orders?'],
    ['$LATEST', '/functions/orders?'],
    ['$LATEST.PUBLISHED', '/functions/orders?'],
    ['live', '/functions/orders/aliases/live?'],
    ['7', '/functions/orders/versions/7?'],
  ])('of the qualifier %s leads to %s', (qualifier, path) => {
    expect(consoleUrl({ ...arn, ...(qualifier !== undefined && { qualifier }) })).toContain(`#${path}`);
  });
});
