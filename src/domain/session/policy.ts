/** `settings`: the functions and their settings, without which nothing works. The others: optional. */
export type PolicyUse = 'settings' | 'templates' | 'evidence' | 'destinations' | 'changes';

/** `read`: all that reads. `change`: the changes of settings, too. */
export type PolicyScope = 'read' | 'change';

/** Resources of actions, and how a statement about them is called. Source: IAM's service authorization reference. */
const RESOURCES = {
  /** IAM knows no resource for the action, or it names none. */
  all: { suffix: '', arn: () => '*' },
  function: { suffix: 'OfFunctions', arn: (partition: string) => `arn:${partition}:lambda:*:*:function:*` },
  stack: { suffix: 'OfStacks', arn: (partition: string) => `arn:${partition}:cloudformation:*:*:stack/*` },
  queue: { suffix: 'OfQueues', arn: (partition: string) => `arn:${partition}:sqs:*:*:*` },
  topic: { suffix: 'OfTopics', arn: (partition: string) => `arn:${partition}:sns:*:*:*` },
  bus: { suffix: 'OfEventBuses', arn: (partition: string) => `arn:${partition}:events:*:*:event-bus/*` },
  bucket: { suffix: 'OfBuckets', arn: (partition: string) => `arn:${partition}:s3:::*` },
  role: { suffix: 'OfRoles', arn: (partition: string) => `arn:${partition}:iam::*:role/*` },
  policy: { suffix: 'OfPolicies', arn: (partition: string) => `arn:${partition}:iam::*:policy/*` },
} as const;

/** An IAM action that we need. */
interface PolicyRow {
  readonly action: string;
  readonly resource: keyof typeof RESOURCES;
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
  { action: 'cloudwatch:GetMetricData', resource: 'all', use: 'evidence' },
  { action: 'cloudtrail:LookupEvents', resource: 'all', use: 'evidence' },
  { action: 'lambda:ListEventSourceMappings', resource: 'all', use: 'evidence' },
  { action: 'lambda:GetPolicy', resource: 'function', use: 'evidence' },
  { action: 'sqs:GetQueueAttributes', resource: 'queue', use: 'evidence' },
  { action: 'sns:GetTopicAttributes', resource: 'topic', use: 'evidence' },
  { action: 'events:DescribeEventBus', resource: 'bus', use: 'evidence' },
  { action: 's3:ListBucket', resource: 'bucket', use: 'evidence' },
  { action: 'iam:GetRole', resource: 'role', use: 'evidence' },
  { action: 'iam:ListRolePolicies', resource: 'role', use: 'evidence' },
  { action: 'iam:GetRolePolicy', resource: 'role', use: 'evidence' },
  { action: 'iam:ListAttachedRolePolicies', resource: 'role', use: 'evidence' },
  { action: 'iam:SimulatePrincipalPolicy', resource: 'role', use: 'evidence' },
  { action: 'iam:GetPolicy', resource: 'policy', use: 'evidence' },
  { action: 'iam:GetPolicyVersion', resource: 'policy', use: 'evidence' },
  { action: 'sqs:ListQueues', resource: 'all', use: 'destinations' },
  { action: 'sns:ListTopics', resource: 'all', use: 'destinations' },
  { action: 'events:ListEventBuses', resource: 'all', use: 'destinations' },
  { action: 's3:ListAllMyBuckets', resource: 'all', use: 'destinations' },
  { action: 'lambda:PutFunctionEventInvokeConfig', resource: 'function', use: 'changes' },
  { action: 'lambda:DeleteFunctionEventInvokeConfig', resource: 'function', use: 'changes' },
];

const SIDS: Readonly<Record<PolicyUse, string>> = {
  settings: 'LambdaAsyncSettings',
  templates: 'LambdaAsyncTemplatesOptional',
  evidence: 'LambdaAsyncEvidenceOptional',
  destinations: 'LambdaAsyncDestinationsOptional',
  changes: 'LambdaAsyncChangesOptional',
};

export const actions = (): readonly string[] => ROWS.map(({ action }) => action);

/** True if the policy has an action. */
export const isAction = (action: unknown): boolean => ROWS.some((row) => row.action === action);

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
  const { suffix, arn } = RESOURCES[resource];
  return {
    ...(isWhole && { Sid: `${SIDS[use]}${suffix}` }),
    Effect: 'Allow',
    Action: rows.map(({ action }) => action),
    Resource: arn(partition),
  };
}
