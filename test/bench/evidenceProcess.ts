/**
 * `node evidenceProcess.ts ENDPOINT`: reads the evidence of one function twice, with the shipped adapter, as a panel does.
 * Prints what came of it as a line of JSON.
 */
import process from 'node:process';
import { identityOfSummary } from '../../src/domain/account/functionIdentity.ts';
import type { FunctionEvidence } from '../../src/domain/evidence/functionEvidence.ts';
import { readEvidence } from '../../src/domain/evidence/functionEvidence.ts';
import { reportIn } from '../../src/domain/report/accountReport.ts';
import { Session } from '../../src/domain/session/session.ts';
import type { EvidenceTimes } from './groups/evidence.ts';
import { shippedAccess } from './shippedAccess.ts';

/** It has two targets, a role with two policies, and a history. */
const FUNCTION = 'invoices-send';

/** The line that the log has for each request ends with its time: `GetMetricData us-east-1: 200, request id …, 12 ms`. */
const ANSWER = /^(\w+) \S+: \d+\b.*, (\d+) ms$/;

async function timed(endpoint: string): Promise<readonly [EvidenceTimes, EvidenceTimes]> {
  const answers: { readonly operation: string; readonly at: number; readonly took: number }[] = [];
  const heard = (line: string): void => {
    const [, operation = '', took] = ANSWER.exec(line) ?? [];
    if (operation !== '') answers.push({ operation, at: performance.now(), took: Number(took) });
  };
  const access = await shippedAccess(endpoint, heard);
  const session = new Session(await access.connect({}));
  const read = async (): Promise<EvidenceTimes> => {
    answers.splice(0);
    return times(await evidenceTimes(session), answers);
  };
  const both = [await read(), await read()] as const;
  session.close();
  access.close();
  return both;
}

type Part = 'metrics' | 'targets' | 'role' | 'history' | 'invokers';

/** From the press to each part, in milliseconds. */
async function evidenceTimes(session: Session): Promise<Readonly<Record<Part, number>>> {
  const { account } = session;
  const summary = await account.summary(FUNCTION);
  const configs = await account.configs(FUNCTION);
  const accountId = await session.accountId();
  await account.qualifiers(FUNCTION);
  const report = reportIn(account, identityOfSummary(summary, session.region), '$LATEST', configs);
  const api = account.evidence?.api;
  if (!api) throw new Error('There is nobody to ask.');
  const started = performance.now();
  const known = new Map<Part, number>();
  const progress = (evidence: FunctionEvidence): void => {
    const parts: Readonly<Record<Part, boolean>> = {
      metrics: evidence.metrics.kind === 'known',
      targets: evidence.targets.every(({ state }) => state.kind === 'known'),
      role: evidence.role?.kind === 'known',
      history: evidence.history.kind === 'known',
      invokers: evidence.invokers.kind === 'known',
    };
    for (const [part, isKnown] of Object.entries(parts) as [Part, boolean][])
      if (isKnown && !known.has(part)) known.set(part, performance.now() - started);
  };
  const request = {
    account,
    api,
    accountIn: (region: string) => session.inRegion(region),
    report: { ...report, deadLetter: { kind: 'known' as const, value: undefined } },
    accountId,
    roleArn: summary.role,
    now: new Date(),
  };
  await readEvidence(request, progress, session.signal);
  const of = (part: Part): number => known.get(part) ?? Number.NaN;
  return {
    metrics: of('metrics'),
    targets: of('targets'),
    role: of('role'),
    history: of('history'),
    invokers: of('invokers'),
  };
}

function times(
  parts: Readonly<Record<Part, number>>,
  answers: readonly { readonly operation: string; readonly took: number }[],
): EvidenceTimes {
  const metrics = answers.find(({ operation }) => operation === 'GetMetricData')?.took ?? Number.NaN;
  return { ...parts, metricsTrip: metrics, requests: answers.length };
}

const [endpoint = ''] = process.argv.slice(2);
console.log(JSON.stringify(await timed(endpoint)));
