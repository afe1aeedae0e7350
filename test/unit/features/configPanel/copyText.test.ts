import { describe, expect, it } from 'vitest';
import { type CopySource, copyText } from '../../../../src/features/configPanel/copyText.ts';
import { ACCOUNT, configOf, REGION, summaryOf } from '../../../support/fakeLambda.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;
const target = { partition: 'aws', region: REGION, accountId: ACCOUNT, name: 'orders', qualifier: 'live' };

const loading: CopySource = {
  target,
  content: { kind: 'loading' },
  place: { region: 'eu-west-1', profile: 'dev', sample: false },
};

const ready: CopySource = {
  ...loading,
  content: {
    kind: 'ready',
    data: {
      target,
      configs: {
        configs: [configOf('orders', { qualifier: 'live', onFailure: QUEUE })],
        via: 'list',
        readAt: new Date(0),
      },
      qualifiers: { kind: 'loading' },
      summary: {
        kind: 'known',
        value: summaryOf('orders', { deadLetterArn: `${QUEUE}-dead`, role: 'arn:role' }),
      },
    },
  },
};

describe('copyText', () => {
  it('has name, ARN and CLI command on every state, in the function’s own region', () => {
    expect(copyText('name', loading, 'posix')).toEqual({ text: 'orders' });
    expect(copyText('arn', loading, 'posix')).toEqual({
      text: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders:live`,
    });
    expect(copyText('cli', loading, 'posix')).toEqual({
      text: `aws lambda get-function-event-invoke-config --function-name orders --qualifier live --region ${REGION} --profile dev`,
    });
  });

  it('has the rest once it was read', () => {
    expect(copyText('onFailure', ready, 'posix')).toEqual({ text: QUEUE });
    expect(copyText('deadLetter', ready, 'posix')).toEqual({ text: `${QUEUE}-dead` });
    expect(copyText('executionRole', ready, 'posix')).toEqual({ text: 'arn:role' });
    expect(copyText('json', ready, 'posix')).toEqual({ text: expect.stringContaining(QUEUE) as string });
  });

  it('has no command for what is no function, and the rest all the same', () => {
    const hostile = { ...loading, target: { ...target, name: 'file:///etc/passwd' } };
    expect(copyText('cli', hostile, 'posix')).toEqual({ problem: 'noFunction' });
    expect(copyText('name', hostile, 'posix')).toEqual({ text: 'file:///etc/passwd' });
  });

  it('has nothing for what is not there', () => {
    expect(copyText('onSuccess', ready, 'posix')).toBeUndefined();
    for (const what of ['json', 'onFailure', 'executionRole'] as const) {
      expect(copyText(what, loading, 'posix')).toBeUndefined();
    }
  });
});
