import type { ReadQualifiers } from '../../../../src/domain/qualifiers/qualifiers.ts';
import type { EventInvokeConfig } from '../../../../src/domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../../../src/domain/session/lambdaApi.ts';
import { identityOfSummary } from '../../../../src/domain/account/functionIdentity.ts';
import { known } from '../../../../src/domain/loadable.ts';
import { type OverviewRow, rowsOf } from '../../../../src/domain/overview/row.ts';
import type { ScannedFunction } from '../../../../src/domain/overview/rowStore.ts';
import type { FunctionKnowledge } from '../../../../src/domain/report/report.ts';
import { ACCOUNT, configOf, REGION, summaryOf } from '../../../support/fakeLambda.ts';

export const fnArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
export const queueArn = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

export interface Described {
  readonly configs?: readonly Partial<EventInvokeConfig>[];
  readonly qualifiers?: ReadQualifiers;
  readonly summary?: Partial<FunctionSummary>;
}

export function knowledge(
  name: string,
  { configs = [], qualifiers, summary }: Described = {},
): ScannedFunction {
  return {
    summary: summaryOf(name, summary),
    configs: {
      configs: configs.map((config) => configOf(name, config)),
      via: 'list',
      readAt: new Date(0),
    },
    ...(qualifiers && { qualifiers }),
  };
}

export function rowsFor(name: string, described?: Described): readonly OverviewRow[] {
  return rowsOf(knownOf(knowledge(name, described)));
}

/** The same as a report takes it. */
export function knownOf({ summary, ...rest }: ScannedFunction, region = REGION): FunctionKnowledge {
  return { ...rest, fn: identityOfSummary(summary, region), summary: known(summary) };
}

/** The kinds of findings of each row, by qualifier. */
export function findingsOf(described: Described): Readonly<Record<string, readonly string[]>> {
  const rows = rowsFor('orders', described);
  return Object.fromEntries(
    rows.map(({ qualifier, findings }) => [qualifier, findings.map(({ kind }) => kind)]),
  );
}
