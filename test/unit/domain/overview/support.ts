import type { EventInvokeConfig } from '../../../../src/domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../../../src/domain/session/lambdaApi.ts';
import {
  type FunctionKnowledge,
  type OverviewRow,
  rowsOf,
  type ScannedQualifiers,
} from '../../../../src/domain/overview/row.ts';
import { ACCOUNT, configOf, REGION, summaryOf } from '../../../support/fakeLambda.ts';

export const fnArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
export const queueArn = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

export interface Described {
  readonly configs?: readonly Partial<EventInvokeConfig>[];
  readonly qualifiers?: ScannedQualifiers;
  readonly summary?: Partial<FunctionSummary>;
}

export function knowledge(
  name: string,
  { configs = [], qualifiers, summary }: Described = {},
): FunctionKnowledge {
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
  return rowsOf(knowledge(name, described), REGION);
}

/** The kinds of findings of each row, by qualifier. */
export function findingsOf(described: Described): Readonly<Record<string, readonly string[]>> {
  const rows = rowsFor('orders', described);
  return Object.fromEntries(
    rows.map(({ qualifier, findings }) => [qualifier, findings.map(({ kind }) => kind)]),
  );
}
