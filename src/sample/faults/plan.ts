import { isRecord } from '../../domain/typeGuards.ts';
import { OPERATIONS } from '../lambda/operations.ts';
import { OTHER_OPERATIONS } from '../http/otherServices.ts';
import { STS_ACTIONS } from '../sts/getCallerIdentity.ts';
import { FAULT_KINDS, type FaultKind, isFaultKind } from './kinds.ts';

/** Faults of the sample account. The first rule that matches a request applies. */
export interface FaultPlan {
  readonly faults: readonly FaultRule[];
}

/** One fault, and the requests that meet it. */
export interface FaultRule {
  readonly fault: FaultKind;
  /** Lambda's operation, STS's action with or without `sts:`, or the SSO portal's; `*` or absent: all of them. */
  readonly operation?: string;
  /** Only requests about the function of this name; of an ARN, its name counts. */
  readonly function?: string;
  /** Requests that fit and are let pass before the first that is not; 0 when absent. */
  readonly skip?: number;
  /** How many requests meet the fault; absent: all, for as long as the plan is in force. */
  readonly count?: number;
  /** For `throttleRetryAfter`: seconds; 1 when absent. */
  readonly retryAfter?: number;
}

/** The problem with a fault plan, in one line that names the place. */
export class FaultPlanError extends Error {
  override readonly name = 'FaultPlanError';
}

/** Answered beside Lambda's operations: by STS, by the SSO portal, by its token endpoint. */
const ELSEWHERE: readonly string[] = [
  ...STS_ACTIONS,
  ...STS_ACTIONS.map((action) => `sts:${action}`),
  ...OTHER_OPERATIONS,
  'GetRoleCredentials',
  'CreateToken',
];

/** A plan from a file's text. Throws a FaultPlanError. */
export function readFaultPlan(json: string): FaultPlan {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new FaultPlanError(`The fault plan is no JSON: ${String(error)}`);
  }
  return checkFaultPlan(value);
}

/** Holds a plan to its form. Throws a FaultPlanError. */
export function checkFaultPlan(plan: unknown): FaultPlan {
  if (!isRecord(plan)) throw new FaultPlanError('A fault plan is an object: { "faults": [ … ] }');
  only(plan, ['faults', '$schema'], 'The fault plan');
  const { faults } = plan;
  if (!Array.isArray(faults)) throw new FaultPlanError('faults: must be a list of rules');
  return { faults: faults.map((rule: unknown, index) => checkRule(rule, `faults[${index}]`)) };
}

function checkRule(rule: unknown, place: string): FaultRule {
  if (!isRecord(rule)) throw new FaultPlanError(`${place}: must be an object`);
  only(rule, ['fault', 'operation', 'function', 'skip', 'count', 'retryAfter'], place);
  const { fault } = rule;
  if (!isFaultKind(fault)) {
    throw new FaultPlanError(`${place}.fault: must be one of ${FAULT_KINDS.join(', ')}; ${shown(fault)}`);
  }
  const operation = text(rule, 'operation', place);
  checkOperation(operation, place);
  const name = text(rule, 'function', place);
  const skip = whole(rule, 'skip', place, 0);
  const count = whole(rule, 'count', place, 1);
  const retryAfter = whole(rule, 'retryAfter', place, 0);
  if (retryAfter !== undefined && fault !== 'throttleRetryAfter') {
    throw new FaultPlanError(`${place}.retryAfter: is for throttleRetryAfter only`);
  }
  if (fault === 'refuse' && count !== undefined) {
    throw new FaultPlanError(`${place}.count: refuse closes the port, so nobody counts; leave it out`);
  }
  return {
    fault,
    ...(operation !== undefined && { operation }),
    ...(name !== undefined && { function: name }),
    ...(skip !== undefined && { skip }),
    ...(count !== undefined && { count }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function checkOperation(operation: string | undefined, place: string): void {
  if (operation === undefined || operation === '*') return;
  const known = [...OPERATIONS.map(({ name }) => name), ...ELSEWHERE];
  if (known.includes(operation)) return;
  throw new FaultPlanError(
    `${place}.operation: must be * or one of ${known.join(', ')}; ${shown(operation)}`,
  );
}

function only(value: Readonly<Record<string, unknown>>, names: readonly string[], place: string): void {
  const stranger = Object.keys(value).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    throw new FaultPlanError(
      `${place}: has a member ${JSON.stringify(stranger)}; it can have ${names.join(', ')}`,
    );
  }
}

function text(rule: Readonly<Record<string, unknown>>, name: string, place: string): string | undefined {
  const value = rule[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw new FaultPlanError(`${place}.${name}: must be a text; ${shown(value)}`);
}

function whole(
  rule: Readonly<Record<string, unknown>>,
  name: string,
  place: string,
  min: number,
): number | undefined {
  const value = rule[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min) return value;
  throw new FaultPlanError(`${place}.${name}: must be a whole number from ${min} on; ${shown(value)}`);
}

const shown = (value: unknown): string => `not ${(JSON.stringify(value) ?? 'nothing').slice(0, 80)}`;
