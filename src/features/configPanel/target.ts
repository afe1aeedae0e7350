import { type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import {
  LATEST,
  formatFunctionArn,
  isAccountId,
  parseFunctionArn,
  parseFunctionRef,
} from '../../domain/arn/functionArn.ts';
import { isHostLabel, isRegion, partitionOfRegion } from '../../domain/arn/partition.ts';
import type { PanelMemory } from './protocol.ts';

/** Subject of one panel: a target with its qualifier. */
export interface PanelTarget extends FunctionTarget {
  readonly partition: string;
  readonly qualifier: string;
}

/**
 * Reads what a command or the editor's memory hands over, which can be anything. Unqualified means `$LATEST`
 * and only that (domain.md §4).
 */
export function parseTarget(value: unknown): PanelTarget | undefined {
  const target = toFunctionTarget(value);
  // An emulator's own Region (`local`) too: a connection asks no other than its own of that form.
  if (!target || !(isRegion(target.region) || isHostLabel(target.region))) return undefined;
  const { region, accountId, name, qualifier = LATEST } = target;
  if (accountId !== undefined && !isAccountId(accountId)) return undefined;
  const parsed = parseFunctionRef(name);
  if (!parsed.ok || parsed.ref.name !== name || !isQualifier(qualifier)) return undefined;
  const partition = target.partition ?? partitionOfRegion(region).id;
  return { partition, region, name, qualifier, ...(accountId !== undefined && { accountId }) };
}

/** Reads what the editor kept of a panel over a reload. */
export function parseMemory(value: unknown): PanelMemory | undefined {
  if (typeof value !== 'object' || value === null || !('target' in value)) return undefined;
  const target = parseTarget(value.target);
  if (!target) return undefined;
  const profile = 'profile' in value && typeof value.profile === 'string' ? value.profile : undefined;
  return { target, ...(profile !== undefined && { profile }) };
}

/** True if two targets are the same qualifier of the same function. An account not known equals no other. */
export function sameTarget(a: PanelTarget, b: PanelTarget): boolean {
  return sameFunction(a, b) && a.qualifier === b.qualifier;
}

export function sameFunction(a: PanelTarget, b: PanelTarget): boolean {
  return a.name === b.name && a.region === b.region && a.accountId === b.accountId;
}

/** The target as one of an account, where that is known. */
export function withAccount(target: PanelTarget, accountId: string | undefined): PanelTarget {
  return accountId === undefined ? target : { ...target, accountId };
}

/** The qualified ARN; undefined as long as the account is not known. */
export function targetArn({
  partition,
  region,
  accountId,
  name,
  qualifier,
}: PanelTarget): string | undefined {
  return accountId === undefined
    ? undefined
    : formatFunctionArn({ partition, region, accountId, name, qualifier });
}

/** The panel's target for a function's ARN, as a destination has it. */
export function targetOfArn(arn: string): PanelTarget | undefined {
  return parseTarget(parseFunctionArn(arn));
}

/** True if a text can be a qualifier: `$LATEST`, a version's number or an alias. */
export function isQualifier(text: string): boolean {
  // Read with a name in front, as the API takes it; `$LATEST` alone would be no name.
  const parsed = parseFunctionRef(`f:${text}`);
  return parsed.ok && parsed.ref.qualifier === text;
}
