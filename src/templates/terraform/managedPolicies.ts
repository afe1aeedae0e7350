import type { AllowedAction } from '../../domain/declared/resources.ts';

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** Policies of AWS for functions, with the services that AWS documents for them: none of these sends to a destination. */
const MANAGED = new Map<string, readonly string[]>([
  ['AWSLambdaBasicExecutionRole', LOGS],
  ['AWSLambdaVPCAccessExecutionRole', [...LOGS, 'ec2:*']],
  [
    'AWSLambdaSQSQueueExecutionRole',
    [...LOGS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  ],
]);

/** The actions of a policy of AWS; undefined: not one of these. */
export function managedActions(arn: string): readonly AllowedAction[] | undefined {
  const name = /^arn:aws[\w-]{0,20}:iam::aws:policy\/service-role\/(\w{1,128})$/.exec(arn)?.[1];
  return name === undefined ? undefined : MANAGED.get(name)?.map((action) => ({ action }));
}
