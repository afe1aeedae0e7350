import type { EventInvokeConfig } from './eventInvokeConfig.ts';

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
  return JSON.stringify(answer, undefined, 2);
}

/** What a command line for the AWS CLI needs to know. */
export interface CliTarget {
  readonly functionName: string;
  /** Absent: the configs of all qualifiers. */
  readonly qualifier?: string | undefined;
  readonly region: string;
  /** Absent where the CLI would choose the same by itself. */
  readonly profile?: string | undefined;
  /** Absent for AWS's own endpoint. */
  readonly endpoint?: string | undefined;
}

/** The AWS CLI command that reads the settings of one qualifier or of all, quoted for a POSIX shell. */
export function cliCommand(target: CliTarget): string {
  return [
    target.qualifier === undefined
      ? 'aws lambda list-function-event-invoke-configs'
      : 'aws lambda get-function-event-invoke-config',
    ...option('--function-name', target.functionName),
    ...option('--qualifier', target.qualifier),
    ...option('--region', target.region),
    ...option('--profile', target.profile),
    ...option('--endpoint-url', target.endpoint),
  ].join(' ');
}

/** A value that begins with a hyphen would be read as an option, unless it is tied to its own by `=`. */
function option(name: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return [`${name}${value.startsWith('-') ? '=' : ' '}${shellQuoted(value)}`];
}

/** One word for a POSIX shell, whatever it holds: nothing in it is expanded or run. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
