import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Group, repeat, usualSize } from './group.ts';

/** From the press to each part of the evidence, in milliseconds; the requests, and the one for metrics alone. */
export interface EvidenceTimes {
  readonly metrics: number;
  readonly targets: number;
  readonly role: number;
  readonly history: number;
  readonly invokers: number;
  readonly metricsTrip: number;
  readonly requests: number;
}

const run = promisify(execFile);
const evidenceProcess = join(import.meta.dirname, '../evidenceProcess.ts');

/** The evidence of one function with the shipped adapter: the first press, which loads the clients, and the next. */
export const evidence: Group = async ({ measurements, accounts, runs, sizes }) => {
  const account = await accounts.of(usualSize(sizes));
  await repeat(runs, async () => {
    const { stdout } = await run(process.execPath, [evidenceProcess, account.endpoint], {
      env: {
        PATH: process.env['PATH'],
        AWS_ACCESS_KEY_ID: account.accessKeyId,
        AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
        AWS_REGION: account.region,
      },
    });
    const [first, next] = JSON.parse(stdout) as readonly [EvidenceTimes, EvidenceTimes];
    for (const [which, times] of [
      ['first', first],
      ['next', next],
    ] as const) {
      const rows = [
        ['metrics', 'metrics known', times.metrics],
        ['trip', 'the request for metrics alone', times.metricsTrip],
        ['targets', 'targets known', times.targets],
        ['role', 'role known: policies are asked for once they are listed', times.role],
        ['invokers', 'invokers known', times.invokers],
        ['history', 'history known: CloudTrail answers two requests a second', times.history],
      ] as const;
      for (const [key, title, value] of rows) {
        const row = { key: `evidence.${which}.${key}`, title: `evidence, ${which} press: ${title}` };
        measurements.add({ ...row, place: 'node', unit: 'ms' }, value);
      }
    }
  });
};
