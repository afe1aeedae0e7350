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
    expect(copyText('name', loading)).toBe('orders');
    expect(copyText('arn', loading)).toBe(`arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders:live`);
    expect(copyText('cli', loading)).toBe(
      `aws lambda get-function-event-invoke-config --function-name orders --qualifier live --region ${REGION} --profile dev`,
    );
  });

  it('has the rest once it was read', () => {
    expect(copyText('onFailure', ready)).toBe(QUEUE);
    expect(copyText('deadLetter', ready)).toBe(`${QUEUE}-dead`);
    expect(copyText('executionRole', ready)).toBe('arn:role');
    expect(copyText('json', ready)).toContain(QUEUE);
  });

  it('has nothing for what is not there', () => {
    expect(copyText('onSuccess', ready)).toBeUndefined();
    for (const what of ['json', 'onFailure', 'executionRole'] as const) {
      expect(copyText(what, loading)).toBeUndefined();
    }
  });
});
