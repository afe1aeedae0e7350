import type { Account } from '../account/account.ts';
import { type FunctionIdentity, identityOfSummary } from '../account/functionIdentity.ts';
import type { FunctionConfigs } from '../account/readConfigs.ts';
import { LATEST, parseFunctionArn } from '../arn/functionArn.ts';
import { invokedBy, loopFinder } from '../graph/loops.ts';
import type { Loadable } from '../loadable.ts';
import { qualifierStatus } from '../qualifiers/qualifiers.ts';
import type { FunctionSummary } from '../session/lambdaApi.ts';
import { settingsFor } from '../settings/eventInvokeConfig.ts';
import {
  type FunctionKnowledge,
  functionReport,
  type LoopFinder,
  qualifierReport,
  type QualifierReport,
} from './report.ts';

/** The report of one qualifier, from everything that was read of the account. Sends nothing. */
export function reportIn(
  account: Account,
  fn: FunctionIdentity,
  qualifier: string,
  configs: FunctionConfigs,
  summary?: Loadable<FunctionSummary>,
): QualifierReport {
  const known = { ...knowledgeOf(account, fn, configs), ...(summary && { summary }) };
  return qualifierReport(known, qualifier, loopsIn(account));
}

/**
 * The reports of a function's qualifiers, from everything that was read of the account; undefined before its configs
 * were. Sends nothing.
 * @param configs the configs in place of those that the account has kept
 */
export function reportsIn(
  account: Account,
  fn: FunctionIdentity,
  configs = account.peekConfigs(fn.name),
): readonly QualifierReport[] | undefined {
  return configs && functionReport(knowledgeOf(account, fn, configs), loopsIn(account));
}

/** Everything that was read of a function. Sends nothing. */
export function knowledgeOf(
  account: Account,
  fn: FunctionIdentity,
  configs: FunctionConfigs,
): FunctionKnowledge {
  const summary = account.directory.get(fn.name);
  return {
    fn,
    configs,
    summary: summary ? { kind: 'known', value: summary } : { kind: 'loading' },
    qualifiers: account.peekQualifiers(fn.name),
    declaration: account.peekDeclaration(fn.name),
    evidence: account.evidence?.peek(fn.name),
  };
}

/** Finds loops among the functions of an account whose configs were read. */
export function loopsIn(account: Account): LoopFinder {
  return loopFinder((arn) => {
    const parsed = parseFunctionArn(arn);
    const summary = parsed && account.directory.get(parsed.name);
    const configs = parsed && account.peekConfigs(parsed.name);
    if (!parsed || !summary || !configs) return undefined;
    const { qualifier = LATEST } = parsed;
    // Get answered for `$LATEST` alone.
    if (configs.via === 'get' && qualifier !== LATEST) return undefined;
    // Another account's function of the same name.
    if (`${identityOfSummary(summary, account.region).arn}:${qualifier}` !== arn) return undefined;
    const settings = settingsFor(qualifier, configs.configs);
    const status = qualifierStatus(qualifier, settings.configured, account.peekQualifiers(parsed.name));
    return status === 'orphaned' ? undefined : invokedBy(settings);
  });
}
