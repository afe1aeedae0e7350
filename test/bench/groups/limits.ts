import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LambdaClient, ListFunctionEventInvokeConfigsCommand } from '@aws-sdk/client-lambda';
import type { BenchAccount } from '../accounts.ts';
import { findAwsCli } from '../../support/awsCli.ts';
import { type Group, repeat, type Setting, usualSize } from './group.ts';

const run = promisify(execFile);
const loop = join(import.meta.dirname, '../sdkLoop.ts');
/** Answers of the CLI are megabytes. */
const maxBuffer = 256 * 1024 * 1024;

/** Lower bounds: a bare SDK loop, one round trip; and the alternative of users, the AWS CLI. */
export const limits: Group = async (setting) => {
  const { runs, sizes, accounts } = setting;
  const cli = findAwsCli();
  if (!cli) console.error('The AWS CLI, version 2, is not installed: its rows are left out.');
  await repeat(runs, async () => {
    for (const n of sizes) {
      const account = await accounts.of(n);
      await measureLoop(setting, account);
      if (cli) await measureCli(setting, account, cli);
    }
  });
  await measureRoundTrip(setting, await accounts.of(usualSize(sizes)));
};

/** In a process of its own, as fresh as the extension host: a loop that ran before would be compiled. */
async function measureLoop({ measurements }: Setting, account: BenchAccount): Promise<void> {
  const { stdout } = await run(process.execPath, [loop, account.endpoint], { env: environment(account) });
  const found = JSON.parse(stdout) as {
    readonly functions: number;
    readonly ms: number;
    readonly loadMs: number;
  };
  if (found.functions !== account.functions) throw new Error(`The loop found ${found.functions} functions.`);
  const node = { place: 'node', unit: 'ms', n: found.functions } as const;
  measurements.add({ ...node, key: 'limit.loop', title: 'bare SDK loop, the SDK being loaded' }, found.ms);
  const whole = { ...node, key: 'limit.loopLoading', title: 'bare SDK loop, loading the SDK included' };
  measurements.add(whole, found.loadMs + found.ms);
}

async function measureCli({ measurements }: Setting, account: BenchAccount, cli: string): Promise<void> {
  const args = ['lambda', 'list-functions', '--output', 'json', '--endpoint-url', account.endpoint];
  const started = performance.now();
  const { stdout } = await run(cli, args, { env: environment(account), maxBuffer });
  const ms = performance.now() - started;
  const { Functions: found } = JSON.parse(stdout) as { readonly Functions: readonly unknown[] };
  if (found.length !== account.functions) throw new Error(`The AWS CLI found ${found.length} functions.`);
  const title = 'aws lambda list-functions';
  measurements.add({ key: 'limit.cli', title, place: 'node', unit: 'ms', n: account.functions }, ms);
}

async function measureRoundTrip({ measurements, runs }: Setting, account: BenchAccount): Promise<void> {
  const { endpoint, region, accessKeyId, secretAccessKey, functions: n } = account;
  const client = new LambdaClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const title = 'one round trip: List of one function by the bare SDK, connected';
  const ask = () =>
    client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'generated-00001' }));
  await ask();
  await repeat(runs * 3, async () => {
    const started = performance.now();
    await ask();
    measurements.add(
      { key: 'limit.roundTrip', title, place: 'node', unit: 'ms', n },
      performance.now() - started,
    );
  });
  client.destroy();
}

function environment({ region, accessKeyId, secretAccessKey }: BenchAccount): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}
