import { LATEST } from '../arn/functionArn.ts';
import type { ShellKind } from '../shell/kind.ts';
import { commandLine, option } from '../shell/quote.ts';
import { type CopyAs, type CopySource, doubleQuoted, resourceName } from './source.ts';

/** The properties of a function of the Serverless Framework. It refuses S3 buckets (templates.md §4). */
export function asServerless({ qualifier, retries, age, onSuccess, onFailure }: CopySource): CopyAs {
  const targets = [onSuccess, onFailure].flatMap((target) => target ?? []);
  if (qualifier !== LATEST) return { problem: 'qualifier' };
  if (targets.some(({ kind }) => kind === 'bucket' || kind === 'unknown')) return { problem: 'destination' };
  // A variable would be filled in on deployment, and there is no way to escape it.
  if (targets.some(({ arn }) => arn.includes('${'))) return { problem: 'text' };
  const lines = [
    `maximumRetryAttempts: ${retries}`,
    `maximumEventAge: ${age}`,
    ...(targets.length > 0 ? ['destinations:'] : []),
    ...(onSuccess ? [`  onSuccess: ${doubleQuoted(onSuccess.arn)}`] : []),
    ...(onFailure ? [`  onFailure: ${doubleQuoted(onFailure.arn)}`] : []),
  ];
  return { text: `${lines.join('\n')}\n` };
}

/** A construct of CDK, in TypeScript. It takes ARNs as they are, so that nothing has to be imported for them. */
export function asCdk({ name, qualifier, retries, age, onSuccess, onFailure }: CopySource): CopyAs {
  const half = (key: string, arn: string | undefined): readonly string[] =>
    arn === undefined ? [] : [`    ${key}: { destination: ${script(arn)} },`];
  const halves = [...half('onSuccess', onSuccess?.arn), ...half('onFailure', onFailure?.arn)];
  const lines = [
    `new lambda.CfnEventInvokeConfig(this, '${resourceName(name)}EventInvokeConfig', {`,
    `  functionName: ${script(name)},`,
    `  qualifier: ${script(qualifier)},`,
    `  maximumRetryAttempts: ${retries},`,
    `  maximumEventAgeInSeconds: ${age},`,
    ...(halves.length > 0 ? ['  destinationConfig: {', ...halves, '  },'] : []),
    '});',
  ];
  return { text: `${lines.join('\n')}\n` };
}

/** A string of JavaScript. */
const script = (text: string): string => (/^[\w$:./-]*$/.test(text) ? `'${text}'` : doubleQuoted(text));

/** Characters that mean something in the CLI's short form of structures. */
const SHORTHAND = /[,={}[\]"'\s]/;

/** The AWS CLI command that stores the settings, for a shell. We never run it. */
export function asCli(source: CopySource, region: string, shell: ShellKind): CopyAs {
  const { name, qualifier, retries, age, onSuccess, onFailure } = source;
  const arns = [onSuccess?.arn, onFailure?.arn].flatMap((arn) => arn ?? []);
  if (arns.some((arn) => SHORTHAND.test(arn))) return { problem: 'text' };
  const halves = [
    ...(onSuccess ? [`OnSuccess={Destination=${onSuccess.arn}}`] : []),
    ...(onFailure ? [`OnFailure={Destination=${onFailure.arn}}`] : []),
  ];
  const words = [
    ...['aws', 'lambda', 'put-function-event-invoke-config'],
    ...option('--function-name', name),
    ...option('--qualifier', qualifier),
    ...option('--maximum-retry-attempts', String(retries)),
    ...option('--maximum-event-age-in-seconds', String(age)),
    ...option('--destination-config', halves.length > 0 ? halves.join(',') : undefined),
    ...option('--region', region),
  ];
  const command = commandLine(words, shell);
  return command === undefined ? { problem: 'shell' } : { text: command };
}
