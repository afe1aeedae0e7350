import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliCommand, configJson, shellQuoted } from '../../../src/domain/clipboard.ts';

const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:orders:live';

describe('configJson', () => {
  it('has the names and the order of the API’s answer', () => {
    const json = configJson({
      functionArn: ARN,
      qualifier: 'live',
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
      onSuccess: 'arn:aws:sns:us-east-1:111111111111:ok',
      onFailure: 'arn:aws:sqs:us-east-1:111111111111:failed',
      lastModified: new Date(1_573_687_896_493),
    });
    expect(JSON.parse(json)).toEqual({
      LastModified: '2019-11-13T23:31:36.493Z',
      FunctionArn: ARN,
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
      DestinationConfig: {
        OnSuccess: { Destination: 'arn:aws:sns:us-east-1:111111111111:ok' },
        OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111111111111:failed' },
      },
    });
    expect(Object.keys(JSON.parse(json))[0]).toBe('LastModified');
  });

  it('invents nothing for what was not set', () => {
    expect(JSON.parse(configJson({ functionArn: ARN, qualifier: 'live' }))).toEqual({
      FunctionArn: ARN,
      DestinationConfig: { OnSuccess: {}, OnFailure: {} },
    });
  });
});

describe('cliCommand', () => {
  it('quotes what a shell would expand', () => {
    expect(cliCommand({ functionName: 'orders', qualifier: '$LATEST', region: 'us-east-1' })).toBe(
      "aws lambda get-function-event-invoke-config --function-name orders --qualifier '$LATEST' --region us-east-1",
    );
  });

  it('names profile and endpoint where they are not the CLI’s own choice', () => {
    const command = cliCommand({
      functionName: 'orders',
      qualifier: 'live',
      region: 'us-east-1',
      profile: "joe's dev",
      endpoint: 'http://127.0.0.1:4566',
    });
    expect(command).toContain(`--profile 'joe'\\''s dev' --endpoint-url http://127.0.0.1:4566`);
  });

  it('keeps a value that begins with a hyphen from being read as an option', () => {
    expect(cliCommand({ functionName: '-f', qualifier: '1', region: 'us-east-1' })).toContain(
      ' --function-name=-f ',
    );
  });
});

describe('shellQuoted', () => {
  it.each(['orders', 'us-east-1', 'http://127.0.0.1:80/x', 'a@b%c+d=e'])('leaves %s as it is', (word) => {
    expect(shellQuoted(word)).toBe(word);
  });

  it.each(['', '$LATEST', 'a b', '`id`', '$(id)', 'a;b', 'a&b', '~', '*', 'a\nb', '"', "'"])(
    'quotes %j',
    (word) => expect(shellQuoted(word)).toMatch(/^'[^]*'$/),
  );

  it.skipIf(process.platform === 'win32')('is one and the same word to a shell, whatever it holds', () => {
    const words = fc.sample(fc.string({ maxLength: 12 }), { numRuns: 300, seed: 1 });
    const sendable = words.filter((word) => !word.includes('\0'));
    const script = `printf '%s\\0' ${sendable.map(shellQuoted).join(' ')}`;
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(sendable);
  });
});
