/**
 * `node --expose-gc scanProcess.ts ENDPOINT`: scans an account as the overview does, with the shipped adapter and the
 * most that the settings allow. Prints what came of it as a line of JSON.
 */
import process from 'node:process';
import { isExpectedError } from '../../src/domain/errors.ts';
import { Scan } from '../../src/domain/overview/scan.ts';
import { Session } from '../../src/domain/session/session.ts';
import { MOST_PER_SECOND, type ScanResult } from './scanResult.ts';
import { shippedAccess } from './shippedAccess.ts';

/** The line that the log has for each request: `ListFunctions us-east-1: 200, request id …, 12 ms`. */
const ANSWER = /^\w+ \S+: (\d+)\b/;

async function scanned(endpoint: string): Promise<ScanResult> {
  const answers: { readonly at: number; readonly refused: boolean }[] = [];
  const heard = (line: string): void => {
    const answer = ANSWER.exec(line);
    if (answer) answers.push({ at: performance.now(), refused: answer[1] === '429' });
  };
  const access = await shippedAccess(endpoint, heard, {
    perWindow: MOST_PER_SECOND,
    scanPerWindow: MOST_PER_SECOND,
  });
  const session = new Session(await access.connect({}));
  const before = live();
  const scan = new Scan(session.account);
  await complete(scan);
  const end = performance.now();
  const [first, last] = [answers[0]?.at ?? end, answers.at(-1)?.at ?? end];
  const result: ScanResult = {
    rate: paced(answers.filter(({ refused }) => !refused).map(({ at }) => at)),
    refused: answers.filter(({ refused }) => refused).length,
    ms: last - first,
    completeMs: end - last,
    functions: scan.progress.total,
    errors: scan.failures().filter(({ error }) => !isRefusal(error)).length,
    added: live() - before,
  };
  session.close();
  access.close();
  return result;
}

/** Takes the news as the page's host does, until there are no more. */
function complete(scan: Scan): Promise<void> {
  return new Promise((resolve, reject) => {
    const follower = scan.follow(() => {
      const { state } = follower.drain().progress;
      if (state === 'complete') resolve();
      if (state === 'halted') reject(scan.error);
    });
    follower.drain();
    scan.start();
  });
}

/**
 * The pace of all answers but the last twentieth: one function of the sample account takes four seconds for each
 * answer, and waiting for it at the end is no matter of pace.
 */
function paced(times: readonly number[]): number {
  const count = Math.floor(times.length * 0.95);
  const [from, to] = [times[0], times[count]];
  if (from === undefined || to === undefined) throw new Error('Nothing was answered.');
  return count / ((to - from) / 1000);
}

const isRefusal = (error: unknown): boolean => isExpectedError(error) && error.kind === 'accessDenied';

function live(): number {
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const [endpoint = ''] = process.argv.slice(2);
console.log(JSON.stringify(await scanned(endpoint)));
