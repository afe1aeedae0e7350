import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchAccount } from '../accounts.ts';
import { MOST_PER_SECOND, type ScanResult } from '../scanResult.ts';
import { type Group, repeat, type Setting } from './group.ts';

const run = promisify(execFile);
const scanProcess = join(import.meta.dirname, '../scanProcess.ts');
/** Lambda's quota for all users of an account and Region together (domain.md §8). */
const QUOTA = 15;
/** A scan of 1,000 functions takes two minutes by design, however fast the machine is. */
const MOST_RUNS = 2;
const megabyte = 1_000_000;

/** The account overview's scan at the fastest that the settings allow, of an account that refuses more than its quota. */
export const overview: Group = async (setting) => {
  await repeat(Math.min(setting.runs, MOST_RUNS), async () => {
    for (const n of setting.scanSizes) {
      const account = await setting.accounts.of(n, QUOTA);
      addRows(setting, n, await scan(account));
    }
  });
};

/** In a process of its own, which holds nothing of an earlier scan. */
async function scan(account: BenchAccount): Promise<ScanResult> {
  const { stdout } = await run(process.execPath, ['--expose-gc', scanProcess, account.endpoint], {
    env: {
      PATH: process.env['PATH'],
      AWS_ACCESS_KEY_ID: account.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
      AWS_REGION: account.region,
    },
  });
  const result = JSON.parse(stdout) as ScanResult;
  if (result.functions !== account.functions)
    throw new Error(`The scan found ${result.functions} functions.`);
  return result;
}

function addRows({ measurements }: Setting, n: number, result: ScanResult): void {
  const { rate, refused, ms, completeMs, errors, added } = result;
  const rows = [
    ['rate', `overview: requests a second, of ${MOST_PER_SECOND} that the setting allows`, '/s', rate],
    ['share', 'the same, of what the setting allows', '%', (100 * rate) / MOST_PER_SECOND],
    ['quota', `the same, of the ${QUOTA} that Lambda allows to all`, '%', (100 * rate) / QUOTA],
    ['time', 'overview: first answer to last', 'ms', ms],
    ['refused', 'overview: 429s met', 'requests', refused],
    ['errors', 'overview: functions shown with an error of the scan’s own', 'functions', errors],
    ['complete', 'overview: last answer to all rows handed over', 'ms', completeMs],
    ['memory', 'overview: added, live after GC', 'MB', added / megabyte],
  ] as const;
  for (const [key, title, unit, value] of rows) {
    measurements.add({ key: `overview.${key}`, title, place: 'node', unit, n }, value);
  }
}
