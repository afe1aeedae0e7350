import { isOneOf } from '../typeGuards.ts';

/** `settings`: the functions and their settings, without which nothing works. `templates` and `changes`: optional. */
export type PolicyUse = 'settings' | 'templates' | 'changes';

/** `read`: all that reads. `change`: the changes of settings, too. */
export type PolicyScope = 'read' | 'change';

/** An IAM action that we need. Source of the resources: IAM's service authorization reference. */
interface PolicyRow {
  readonly action: string;
  /** `all`: IAM knows no resource for it, or it names none. */
  readonly resource: 'all' | 'function' | 'stack';
  readonly use: PolicyUse;
}

/** Every IAM action that we need; all but those of `changes` only read. sts:GetCallerIdentity needs no permission. */
const ROWS: readonly PolicyRow[] = [
  { action: 'lambda:ListFunctions', resource: 'all', use: 'settings' },
  { action: 'lambda:ListFunctionEventInvokeConfigs', resource: 'function', use: 'settings' },
  { action: 'lambda:GetFunctionEventInvokeConfig', resource: 'function', use: 'settings' },
  { action: 'lambda:GetFunctionConfiguration', resource: 'function', use: 'settings' },
  { action: 'lambda:ListAliases', resource: 'function', use: 'settings' },
  { action: 'lambda:ListVersionsByFunction', resource: 'function', use: 'settings' },
  { action: 'tag:GetResources', resource: 'all', use: 'templates' },
  { action: 'cloudformation:DescribeStacks', resource: 'all', use: 'templates' },
  { action: 'cloudformation:DescribeStackResources', resource: 'all', use: 'templates' },
  { action: 'cloudformation:ListStackResources', resource: 'stack', use: 'templates' },
  { action: 'cloudformation:GetTemplate', resource: 'stack', use: 'templates' },
  { action: 'lambda:PutFunctionEventInvokeConfig', resource: 'function', use: 'changes' },
  { action: 'lambda:DeleteFunctionEventInvokeConfig', resource: 'function', use: 'changes' },
];

const SIDS: Readonly<Record<PolicyUse, string>> = {
  settings: 'LambdaAsyncSettings',
  templates: 'LambdaAsyncTemplatesOptional',
  changes: 'LambdaAsyncChangesOptional',
};

export const ACTIONS: readonly string[] = ROWS.map(({ action }) => action);

/** True if the policy has an action. */
export const isAction = (action: unknown): boolean => isOneOf(ACTIONS, action);

/**
 * The least IAM policy for all that we do, or for one action of it, as JSON. Undefined for an action that is
 * not in the table: its resources are not known.
 * @param partition as in an ARN, `aws`
 * @param scope of the policy for all
 */
export function policyJson(
  partition: string,
  action?: string,
  scope: PolicyScope = 'read',
): string | undefined {
  const isIn = (row: PolicyRow): boolean =>
    action === undefined ? scope === 'change' || row.use !== 'changes' : row.action === action;
  const rows = ROWS.filter(isIn);
  const groups = Map.groupBy(rows, ({ resource, use }) => `${use} ${resource}`);
  const statements = [...groups.values()].map((group) => statement(group, partition, action === undefined));
  if (statements.length === 0) return undefined;
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

function statement(rows: readonly PolicyRow[], partition: string, isWhole: boolean): object {
  const [{ resource, use } = { resource: 'all', use: 'settings' } as const] = rows;
  const suffix = resource === 'all' ? '' : resource === 'function' ? 'OfFunctions' : 'OfStacks';
  return {
    ...(isWhole && { Sid: `${SIDS[use]}${suffix}` }),
    Effect: 'Allow',
    Action: rows.map(({ action }) => action),
    Resource: arnOf(resource, partition),
  };
}

function arnOf(resource: PolicyRow['resource'], partition: string): string {
  switch (resource) {
    case 'all':
      return '*';
    case 'function':
      return `arn:${partition}:lambda:*:*:function:*`;
    case 'stack':
      return `arn:${partition}:cloudformation:*:*:stack/*`;
    default:
      return resource satisfies never;
  }
}
