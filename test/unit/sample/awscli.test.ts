import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleAwsFiles } from '../../../src/sample/index.ts';
import { findAwsCli } from '../../support/awsCli.ts';
import { never, scene } from '../aws/support.ts';
import { sampleForTests } from './support.ts';

/** A client that nobody here wrote: the AWS CLI, as the distribution packages it. */
const AWS = findAwsCli();

/** Seconds that one call of the CLI may take on a slow machine. */
const PATIENCE_MS = 60_000;

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
  /** The printed JSON; an empty object when nothing was printed. */
  readonly json: Readonly<Record<string, unknown>>;
}

async function aws(home: string, profile: string, ...args: readonly string[]): Promise<Outcome> {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_PROFILE: profile,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  const run = promisify(execFile);
  const { stdout, stderr, code } = await run(AWS ?? 'aws', args, { env }).then(
    (done) => ({ ...done, code: 0 }),
    (failed: { stdout: string; stderr: string; code: number }) => failed,
  );
  const json = stdout.trim() === '' ? {} : (JSON.parse(stdout) as Outcome['json']);
  return { code, output: stdout, complaint: stderr.trim(), json };
}

describe.skipIf(AWS === undefined)('the AWS CLI against the sample', async () => {
  const sample = await sampleForTests();
  const home = mkdtempSync(join(tmpdir(), 'lambda-async-awscli-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const files = sampleAwsFiles(sample);
  writeFileSync(join(home, 'config'), files.config);
  writeFileSync(join(home, 'credentials'), files.credentials);
  writeFileSync(join(home, 'code.zip'), Buffer.from([80, 75, 5, 6, ...Array.from({ length: 18 }, () => 0)]));

  // awscli 2.9 reads endpoint_url from no file yet, so it is told.
  const lambda = (command: string, ...args: readonly string[]): Promise<Outcome> =>
    aws(home, 'sample', '--endpoint-url', sample.endpoint, 'lambda', command, ...args);
  const named = ['--function-name', 'cli-made'] as const;

  it('reads what a change of the extension has stored, and finds nothing after its removal', async () => {
    const { access } = scene({ sample: () => Promise.resolve(sample) });
    const connection = await access.connect({ sample: true });
    const writes = connection.lambdaWrites('us-east-1');
    const arn = 'arn:aws:sqs:us-east-1:111111111111:orders-failed';
    const place = ['--function-name', 'orders-api', '--qualifier', '$LATEST'] as const;
    await writes.putEventInvokeConfig(
      'orders-api',
      '$LATEST',
      { maximumRetryAttempts: 0, onFailure: arn },
      never,
    );
    const { json } = await lambda('get-function-event-invoke-config', ...place);
    expect(json).toMatchObject({
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: arn } },
    });
    expect(json).not.toHaveProperty('MaximumEventAgeInSeconds');
    await writes.deleteEventInvokeConfig('orders-api', '$LATEST', never);
    const gone = await lambda('get-function-event-invoke-config', ...place);
    expect(gone.complaint).toMatch(/ResourceNotFoundException/);
    connection.close();
  });

  it('get-caller-identity', async () => {
    const { json } = await aws(
      home,
      'sample-staging',
      '--endpoint-url',
      sample.endpoint,
      'sts',
      'get-caller-identity',
    );
    expect(json).toMatchObject({ Account: '222222222222', Arn: 'arn:aws:iam::222222222222:user/staging' });
  });

  it('create-function', async () => {
    const role = 'arn:aws:iam::111111111111:role/cli';
    const code = `fileb://${join(home, 'code.zip')}`;
    const made = await lambda(
      'create-function',
      ...named,
      ...['--runtime', 'python3.9', '--role', role, '--handler', 'index.handler', '--zip-file', code],
    );
    expect(made.complaint).toBe('');
    expect(made.json).toMatchObject({ FunctionName: 'cli-made', State: 'Pending', Version: '$LATEST' });
  });

  it('wait function-active', async () => {
    expect(await lambda('wait', 'function-active', ...named)).toMatchObject({ code: 0, complaint: '' });
  });

  it('list-functions, all pages', async () => {
    const { json } = await lambda('list-functions');
    const names = (json['Functions'] as { FunctionName: string }[]).map((each) => each.FunctionName);
    expect(names.length).toBeGreaterThan(40);
    expect(names).toContain('cli-made');
  });

  it('get-function-configuration', async () => {
    const { json } = await lambda('get-function-configuration', ...named);
    expect(json).toMatchObject({ FunctionName: 'cli-made', State: 'Active', Runtime: 'python3.9' });
  });

  it('publish-version and list-versions-by-function', async () => {
    expect((await lambda('publish-version', ...named)).json).toMatchObject({ Version: '1' });
    const { json } = await lambda('list-versions-by-function', ...named);
    expect((json['Versions'] as { Version: string }[]).map((each) => each.Version)).toEqual(['$LATEST', '1']);
  });

  it('create-alias and list-aliases', async () => {
    await lambda('create-alias', ...named, '--name', 'live', '--function-version', '1');
    const { json } = await lambda('list-aliases', ...named);
    expect(json['Aliases']).toMatchObject([{ Name: 'live', FunctionVersion: '1' }]);
  });

  it('put-function-event-invoke-config', async () => {
    const queue = 'arn:aws:sqs:us-east-1:111111111111:failed';
    const { json, complaint } = await lambda(
      'put-function-event-invoke-config',
      ...['--function-name', 'cli-made:live', '--maximum-retry-attempts', '1'],
      ...['--destination-config', JSON.stringify({ OnFailure: { Destination: queue } })],
    );
    expect(complaint).toBe('');
    expect(json).toMatchObject({
      FunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:cli-made:live',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: queue } },
    });
  });

  it('update-function-event-invoke-config', async () => {
    const { json } = await lambda(
      'update-function-event-invoke-config',
      ...[...named, '--qualifier', 'live', '--maximum-event-age-in-seconds', '60'],
    );
    expect(json).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 });
  });

  it('get-function-event-invoke-config, its time a time', async () => {
    const { json } = await lambda('get-function-event-invoke-config', ...named, '--qualifier', 'live');
    // Version 1 prints the number of seconds that came, version 2 a date.
    const time = json['LastModified'] as number | string;
    const ms = typeof time === 'number' ? time * 1000 : Date.parse(time);
    expect(Math.abs(ms - Date.now())).toBeLessThan(PATIENCE_MS);
  });

  it('list-function-event-invoke-configs', async () => {
    const { json } = await lambda('list-function-event-invoke-configs', ...named);
    expect(json['FunctionEventInvokeConfigs']).toHaveLength(1);
  });

  it('delete-alias leaves the config, delete-function-event-invoke-config removes it', async () => {
    expect(await lambda('delete-alias', ...named, '--name', 'live')).toMatchObject({ code: 0, output: '' });
    const remove = [...named, '--qualifier', 'live'] as const;
    expect((await lambda('get-function-event-invoke-config', ...remove)).code).toBe(0);
    expect((await lambda('delete-function-event-invoke-config', ...remove)).code).toBe(0);
    const { complaint } = await lambda('get-function-event-invoke-config', ...remove);
    expect(complaint).toContain('(ResourceNotFoundException)');
    expect(complaint).toContain(
      "The function arn:aws:lambda:us-east-1:111111111111:function:cli-made:live doesn't have an EventInvokeConfig",
    );
  });

  it('delete-function', async () => {
    expect((await lambda('delete-function', ...named)).code).toBe(0);
    expect((await lambda('get-function-configuration', ...named)).complaint).toContain(
      'Function not found: arn:aws:lambda:us-east-1:111111111111:function:cli-made',
    );
  });

  it.each([
    ['sample-expired', '(ExpiredTokenException)'],
    ['sample-wrong-key', '(UnrecognizedClientException)'],
    ['sample-denied', 'is not authorized to perform: lambda:ListFunctions on resource: *'],
  ])('is refused as %s', async (profile, text) => {
    const refused = await aws(home, profile, '--endpoint-url', sample.endpoint, 'lambda', 'list-functions');
    expect(refused.code).not.toBe(0);
    expect(refused.complaint).toContain(text);
  });
});
