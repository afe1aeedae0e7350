import { LATEST } from '../arn/functionArn.ts';
import type { Destination, DestinationKind } from '../destinations/destination.ts';
import { type CopyAs, type CopySource, doubleQuoted, resourceName } from './source.ts';

/** A resource of CloudFormation, in YAML. */
export function asCloudFormation(source: CopySource): CopyAs {
  const { name, qualifier, retries, age } = source;
  const lines = [
    `${resourceName(name)}EventInvokeConfig:`,
    '  Type: AWS::Lambda::EventInvokeConfig',
    '  Properties:',
    `    FunctionName: ${doubleQuoted(name)}`,
    `    Qualifier: ${doubleQuoted(qualifier)}`,
    `    MaximumRetryAttempts: ${retries}`,
    `    MaximumEventAgeInSeconds: ${age}`,
    ...destinations(source, '    ', (destination, indent) => [
      `${indent}Destination: ${doubleQuoted(destination.arn)}`,
    ]),
  ];
  return { text: `${lines.join('\n')}\n` };
}

/** SAM's names for the kinds of destinations (templates.md §4). */
const SAM_TYPES: Readonly<Partial<Record<DestinationKind, string>>> = {
  queue: 'SQS',
  topic: 'SNS',
  function: 'Lambda',
  eventBus: 'EventBridge',
  bucket: 'S3Bucket',
};

/** The property of a SAM function. An alias is the one that SAM publishes with the function. */
export function asSam(source: CopySource): CopyAs {
  const { qualifier, retries, age, onSuccess, onFailure } = source;
  if (/^\d+$/.test(qualifier)) return { problem: 'version' };
  const targets = [onSuccess, onFailure].flatMap((target) => target ?? []);
  if (targets.some(({ kind }) => SAM_TYPES[kind] === undefined)) return { problem: 'destination' };
  const lines = [
    ...(qualifier === LATEST ? [] : [`AutoPublishAlias: ${doubleQuoted(qualifier)}`]),
    'EventInvokeConfig:',
    `  MaximumRetryAttempts: ${retries}`,
    `  MaximumEventAgeInSeconds: ${age}`,
    ...destinations(source, '  ', ({ kind, arn }, indent) => [
      `${indent}Type: ${SAM_TYPES[kind] ?? ''}`,
      `${indent}Destination: ${doubleQuoted(arn)}`,
    ]),
  ];
  return { text: `${lines.join('\n')}\n` };
}

function destinations(
  { onSuccess, onFailure }: CopySource,
  indent: string,
  lines: (destination: Destination, indent: string) => readonly string[],
): readonly string[] {
  if (!onSuccess && !onFailure) return [];
  const half = (name: string, destination: Destination | undefined): readonly string[] =>
    destination ? [`${indent}  ${name}:`, ...lines(destination, `${indent}    `)] : [];
  return [`${indent}DestinationConfig:`, ...half('OnSuccess', onSuccess), ...half('OnFailure', onFailure)];
}
