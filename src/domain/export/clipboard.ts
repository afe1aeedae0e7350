import { formatFunctionArn, parseFunctionArn } from '../arn/functionArn.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';
import type { ShellKind } from '../shell/kind.ts';
import { commandLine, option } from '../shell/quote.ts';
import { escapeUnseen } from '../text/unseen.ts';

/**
 * A stored config as JSON, in the member names and the order of the API's answer. A number that was never set
 * is absent here too, and an unset destination is `{}`, as the service answers it (domain.md §2). The date is
 * ISO 8601, as the AWS CLI prints it.
 */
export function configJson(config: EventInvokeConfig): string {
  const destination = (arn: string | undefined) => (arn === undefined ? {} : { Destination: arn });
  const answer = {
    LastModified: config.lastModified?.toISOString(),
    FunctionArn: config.functionArn,
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
    DestinationConfig: { OnSuccess: destination(config.onSuccess), OnFailure: destination(config.onFailure) },
  };
  return escapeUnseen(JSON.stringify(answer, undefined, 2));
}

/** Facts for a command line of the AWS CLI. */
export interface CliTarget {
  readonly functionName: string;
  /** Absent: the configs of all qualifiers. */
  readonly qualifier?: string | undefined;
  readonly region: string;
  /** Absent where the CLI would choose the same. */
  readonly profile?: string | undefined;
  /** Absent for AWS's own endpoint. */
  readonly endpoint?: string | undefined;
  /** Absent: the one that Lambda chooses by the function's name. */
  readonly logGroup?: string | undefined;
}

/** A command, or why there is none. */
export type CliCommand =
  | { readonly command: string }
  /** `noFunction`: what is named is no function, qualifier or Region. `shell`: a word cannot be written for it. */
  | { readonly problem: 'noFunction' | 'shell' };

/** The AWS CLI command that reads the settings of one qualifier or of all, quoted for a shell. */
export function cliCommand(target: CliTarget, shell: ShellKind): CliCommand {
  if (!namesFunction(target)) return { problem: 'noFunction' };
  const { functionName, qualifier, region, profile, endpoint } = target;
  const operation =
    qualifier === undefined ? 'list-function-event-invoke-configs' : 'get-function-event-invoke-config';
  const words = [
    ...['aws', 'lambda', operation],
    ...option('--function-name', functionName),
    ...option('--qualifier', qualifier),
    ...option('--region', region),
    ...option('--profile', profile),
    ...option('--endpoint-url', endpoint),
  ];
  return quoted(words, shell);
}

/** The AWS CLI command that follows the logs of a function, from an hour ago. */
export function logsTailCommand(target: CliTarget, shell: ShellKind): CliCommand {
  const { functionName, region, profile, logGroup = `/aws/lambda/${functionName}` } = target;
  if (!namesFunction(target) || !LOG_GROUP.test(logGroup)) return { problem: 'noFunction' };
  const words = [
    ...['aws', 'logs', 'tail', logGroup, '--since', '1h', '--follow'],
    ...option('--region', region),
    ...option('--profile', profile),
  ];
  return quoted(words, shell);
}

/**
 * The AWS CLI command that sends one asynchronous event to a qualifier. It runs the user's code: it is copied and never
 * run here. The answer has no content, but the CLI wants a file for it.
 */
export function asyncTestCommand(target: CliTarget, shell: ShellKind): CliCommand {
  if (!namesFunction(target)) return { problem: 'noFunction' };
  const { functionName, qualifier, region, profile, endpoint } = target;
  const words = [
    ...['aws', 'lambda', 'invoke', '--invocation-type', 'Event'],
    ...option('--function-name', functionName),
    ...option('--qualifier', qualifier),
    ...option('--region', region),
    ...option('--profile', profile),
    ...option('--endpoint-url', endpoint),
    ...['--cli-binary-format', 'raw-in-base64-out', '--payload', '{}', 'response.json'],
  ];
  return quoted(words, shell);
}

/** Source: CreateLogGroup. A value that begins with a dash would be an option. */
const LOG_GROUP = /^(?!-)[\w./#-]{1,512}$/;

function quoted(words: readonly string[], shell: ShellKind): CliCommand {
  const command = commandLine(words, shell);
  return command === undefined ? { problem: 'shell' } : { command };
}

/** Shape of a Region in a host name; emulators have their own, such as `local`. */
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The CLI reads a file for a value such as `file:///x`, and sends what is in it: names only. */
function namesFunction({ functionName: name, qualifier, region }: CliTarget): boolean {
  const somewhere = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  const arn = { ...somewhere, name, ...(qualifier !== undefined && { qualifier }) };
  const read = parseFunctionArn(formatFunctionArn(arn));
  return read?.name === name && read.qualifier === qualifier && HOST_LABEL.test(region);
}
