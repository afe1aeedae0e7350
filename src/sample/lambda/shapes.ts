import { LATEST } from '../../domain/arn/functionArn.ts';
import type { AliasRecord, ConfigRecord, FunctionRecord, FunctionSettings } from './records.ts';
import { type Shelf, functionArnOn } from './store.ts';

/** The service's way to write a time in a FunctionConfiguration: `2026-03-01T08:15:00.000+0000`. */
const timeText = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

/** A FunctionConfiguration as ListFunctions and ListVersionsByFunction carry it: without State. */
export function functionShape(
  shelf: Shelf,
  record: FunctionRecord,
  settings: FunctionSettings,
  version: string,
  qualifier?: string,
): Readonly<Record<string, unknown>> {
  const { runtime, handler, deadLetterArn, durable, environment } = settings;
  return {
    FunctionName: record.name,
    FunctionArn: functionArnOn(shelf, record.name, qualifier),
    ...(runtime !== undefined && { Runtime: runtime }),
    Role: settings.role,
    ...(handler !== undefined && { Handler: handler }),
    CodeSize: settings.codeSize,
    Description: settings.description,
    Timeout: settings.timeout,
    MemorySize: settings.memorySize,
    LastModified: timeText(settings.lastModified),
    CodeSha256: settings.codeSha256,
    Version: version,
    ...(deadLetterArn !== undefined && { DeadLetterConfig: { TargetArn: deadLetterArn } }),
    ...(environment && { Environment: { Variables: environment } }),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: settings.revisionId,
    PackageType: settings.packageType,
    Architectures: [settings.architecture],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${record.name}` },
    ...(durable && { DurableConfig: durable }),
  };
}

/** Members that GetFunctionConfiguration and PublishVersion add: the state of a function that is ready. */
export const READY = { State: 'Active', LastUpdateStatus: 'Successful' } as const;

/** Members that CreateFunction adds: the function is not ready yet (recorded). */
export const CREATING = {
  State: 'Pending',
  StateReason: 'The function is being created.',
  StateReasonCode: 'Creating',
} as const;

/** Settings and version number that a qualifier stands for; undefined where there is none such. */
export function resolveQualifier(
  record: FunctionRecord,
  qualifier: string,
): { readonly settings: FunctionSettings; readonly version: string } | undefined {
  const alias = record.aliases.find((candidate) => candidate.name === qualifier);
  const version = alias?.version ?? qualifier;
  if (version === LATEST) return { settings: record.settings, version };
  const published = record.versions.find((candidate) => candidate.version === version);
  return published && { settings: published.settings, version };
}

export function aliasShape(
  shelf: Shelf,
  record: FunctionRecord,
  alias: AliasRecord,
): Readonly<Record<string, unknown>> {
  return {
    AliasArn: functionArnOn(shelf, record.name, alias.name),
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(alias.weights && { RoutingConfig: { AdditionalVersionWeights: alias.weights } }),
    RevisionId: alias.revisionId,
  };
}

/**
 * A config as the service answers it (recorded): the ARN qualified, unset numbers absent, both halves of
 * DestinationConfig there and empty when unset, LastModified in seconds with a fraction.
 */
export function configShape(
  shelf: Shelf,
  name: string,
  config: ConfigRecord,
): Readonly<Record<string, unknown>> {
  return {
    LastModified: config.lastModified / 1000,
    FunctionArn: functionArnOn(shelf, name, config.qualifier),
    ...(config.retries !== undefined && { MaximumRetryAttempts: config.retries }),
    ...(config.age !== undefined && { MaximumEventAgeInSeconds: config.age }),
    DestinationConfig: { OnSuccess: destination(config.onSuccess), OnFailure: destination(config.onFailure) },
  };
}

const destination = (arn: string | undefined): Readonly<Record<string, string>> =>
  arn === undefined ? {} : { Destination: arn };
