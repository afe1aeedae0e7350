import { describe, expect, it } from 'vitest';
import { cliCommand, type CliTarget, configJson } from '../../../../src/domain/export/clipboard.ts';
import type { ShellKind } from '../../../../src/domain/shell/kind.ts';
import { hasUnseen } from '../../../../src/domain/text/unseen.ts';
import { HOSTILE_TEXTS } from '../../../support/hostile/texts.ts';

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

describe('JSON of what nobody should see', () => {
  it('has it as escapes, and reads as the same text', () => {
    for (const text of Object.values(HOSTILE_TEXTS)) {
      const json = configJson({ functionArn: text, qualifier: 'live', onFailure: text });
      expect(hasUnseen(json.replaceAll('\n', ''))).toBe(false);
      expect(JSON.parse(json)).toMatchObject({ FunctionArn: text });
    }
  });
});

describe('cliCommand', () => {
  const orders = { functionName: 'orders', region: 'us-east-1' };
  const command = (target: CliTarget, shell: ShellKind = 'posix'): string | undefined => {
    const cli = cliCommand(target, shell);
    return 'command' in cli ? cli.command : cli.problem;
  };

  it.each([
    ['posix', "'$LATEST'"],
    ['fish', "'$LATEST'"],
    ['powershell', "'$LATEST'"],
    ['cmd', '"$LATEST"'],
    ['other', "'$LATEST'"],
  ] as const)('quotes for %s what it would expand', (shell, qualifier) => {
    expect(command({ ...orders, qualifier: '$LATEST' }, shell)).toBe(
      `aws lambda get-function-event-invoke-config --function-name orders --qualifier ${qualifier} --region us-east-1`,
    );
  });

  it('lists the configs of all qualifiers where none is named', () => {
    expect(command(orders)).toBe(
      'aws lambda list-function-event-invoke-configs --function-name orders --region us-east-1',
    );
  });

  it('names profile and endpoint where they are not the CLI’s own choice', () => {
    const target = { ...orders, qualifier: 'live', profile: "joe's dev", endpoint: 'http://127.0.0.1:4566' };
    expect(command(target)).toContain(`--profile "joe's dev" --endpoint-url http://127.0.0.1:4566`);
  });

  it('keeps a value that begins with a hyphen from being read as an option', () => {
    expect(command({ ...orders, functionName: '-f', qualifier: '-1' })).toContain(
      ' --function-name=-f --qualifier=-1 ',
    );
  });

  it.each([
    ...['file:///etc/passwd', 'fileb:///etc/passwd', 'file://~/.aws/credentials', 'http://evil.example/x'],
    ...[
      'https://evil.example/x',
      'a b',
      'a;touch x',
      'orders\u001b[A',
      'orders\r',
      '',
      'a/b',
      'orders:live',
      '*',
    ],
    ...[
      'arn:aws:lambda:us-east-1:111111111111:function:orders',
      'a'.repeat(65),
      'a\u202eb',
      'a\u3164',
      '..'.repeat(40),
    ],
  ])('is not there for %j, which names no function', (name) => {
    for (const shell of ['posix', 'fish', 'powershell', 'cmd', 'other'] as const) {
      expect(command({ ...orders, functionName: name }, shell)).toBe('noFunction');
    }
  });

  it.each(['file:///etc/passwd', 'a b', '', '$LATEST;x', 'v\u200b', 'a:b', 'x'.repeat(129), 'https://x'])(
    'is not there for the qualifier %j',
    (qualifier) => expect(command({ ...orders, qualifier })).toBe('noFunction'),
  );

  it.each(['us-east-1\n', 'eu west', '$(x)', '', '-x', 'a.b'])('is not there for the Region %j', (region) =>
    expect(command({ ...orders, region })).toBe('noFunction'),
  );

  it.each([
    ['orders', '$LATEST.PUBLISHED', 'us-east-1'],
    ['a.b_c-d', 'deadLetter', 'us-gov-west-1'],
    ['123456789012', '17', 'local'],
    ['file', 'fileb', 'my-region'],
    ['a'.repeat(64), 'q'.repeat(128), 'cn-north-1'],
  ])('is there for what may be called so: %s:%s in %s', (functionName, qualifier, region) => {
    expect(command({ functionName, qualifier, region })).toContain(
      `--function-name ${functionName === '123456789012' ? `"${functionName}"` : functionName} `,
    );
  });

  it('is not there where a shell cannot take the profile as it is', () => {
    expect(command({ ...orders, profile: 'a%PATH%' }, 'cmd')).toBe('shell');
    expect(command({ ...orders, profile: 'a\u202eb' })).toBe('shell');
    expect(command({ ...orders, profile: 'a%PATH%' }, 'posix')).toContain("--profile 'a%PATH%'");
  });
});
