import { isOneOf } from '../typeGuards.ts';

/** Actions that name no function: IAM knows no resource for them. Source: IAM's service authorization reference. */
const ON_ALL = ['lambda:ListFunctions'] as const;

/** Actions on functions. */
const ON_FUNCTIONS = [
  'lambda:ListFunctionEventInvokeConfigs',
  'lambda:GetFunctionEventInvokeConfig',
  'lambda:GetFunctionConfiguration',
  'lambda:ListAliases',
  'lambda:ListVersionsByFunction',
] as const;

/** Every IAM action that we need; all of them only read. sts:GetCallerIdentity needs no permission. */
export const ACTIONS: readonly string[] = [...ON_ALL, ...ON_FUNCTIONS];

/** Whether the policy has an action. */
export const isAction = (action: unknown): boolean => isOneOf(ACTIONS, action);

/**
 * The least IAM policy for all that we do, or for one action of it, as JSON. Undefined for an action that is
 * not in the table: its resources are not known.
 * @param partition as in an ARN, `aws`
 */
export function policyJson(partition: string, action?: string): string | undefined {
  const wanted = (actions: readonly string[]): readonly string[] =>
    action === undefined ? actions : actions.filter((one) => one === action);
  const statements = [
    ...statement(wanted(ON_ALL), '*'),
    ...statement(wanted(ON_FUNCTIONS), `arn:${partition}:lambda:*:*:function:*`),
  ];
  if (statements.length === 0) return undefined;
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

function statement(actions: readonly string[], resource: string): readonly object[] {
  return actions.length === 0 ? [] : [{ Effect: 'Allow', Action: actions, Resource: resource }];
}
