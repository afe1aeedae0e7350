import { createHash, randomUUID } from 'node:crypto';
import { MAX_NAME_LENGTH } from '../../domain/arn/functionArn.ts';
import { invalidParameter } from './errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Input, at, numberAt, recordAt, textAt } from './input.ts';
import type { FunctionSettings } from './records.ts';
import { summary, violation } from './validation.ts';

/** Defaults of CreateFunction. Source: API reference. */
const DEFAULTS = { timeout: 3, memorySize: 128, architecture: 'x86_64' } as const;

/** The settings of a function to be created, held to what CreateFunction itself checks after the model. */
export function newSettings(input: Input, name: string): FunctionSettings {
  checkName(name);
  const packageType = textAt(input, 'PackageType') === 'Image' ? 'Image' : 'Zip';
  checkPackage(input, packageType);
  const runtime = textAt(input, 'Runtime');
  const handler = textAt(input, 'Handler');
  const code = codeOf(input);
  return {
    description: textAt(input, 'Description') ?? '',
    ...(runtime !== undefined && { runtime }),
    ...(handler !== undefined && { handler }),
    role: textAt(input, 'Role') ?? '',
    packageType,
    architecture: architectureOf(input),
    codeSize: code.length,
    codeSha256: createHash('sha256').update(code).digest('base64'),
    timeout: numberAt(input, 'Timeout') ?? DEFAULTS.timeout,
    memorySize: numberAt(input, 'MemorySize') ?? DEFAULTS.memorySize,
    lastModified: Date.now(),
    revisionId: randomUUID(),
    ...optionalSettings(input),
  };
}

/** The one violation of a length that is no ValidationException (recorded by others for CreateFunction). */
function checkName(name: string): void {
  if (name.length <= MAX_NAME_LENGTH) return;
  const constraint = `have length less than or equal to ${MAX_NAME_LENGTH}`;
  throw invalidParameter(summary([violation(name, ['FunctionName'], constraint)]));
}

function checkPackage(input: Input, packageType: 'Zip' | 'Image'): void {
  const has = (source: string): boolean => at(input, ['Code', source]) !== undefined;
  if (packageType === 'Image') {
    if (!has('ImageUri')) throw invalidParameter('Please provide ImageUri when PackageType is Image.');
    return;
  }
  if (!textAt(input, 'Runtime') || !textAt(input, 'Handler')) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  if (!['ZipFile', 'S3Bucket', 'ImageUri'].some(has)) {
    throw invalidParameter('Please provide a source for function code.');
  }
}

/** The package as sent; for code elsewhere the place stands for it. Nothing is unpacked, nothing is run. */
function codeOf(input: Input): Buffer {
  const zip = textAt(input, 'Code', 'ZipFile');
  if (zip !== undefined) return Buffer.from(zip, 'base64');
  return Buffer.from(JSON.stringify(recordAt(input, 'Code')));
}

function architectureOf(input: Input): string {
  const list = at(input, ['Architectures']);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return first === 'arm64' ? 'arm64' : DEFAULTS.architecture;
}

function optionalSettings(input: Input): Pick<FunctionSettings, 'deadLetterArn' | 'durable' | 'environment'> {
  const deadLetterArn = textAt(input, 'DeadLetterConfig', 'TargetArn');
  const durable = recordAt(input, 'DurableConfig');
  const variables = at(input, ['Environment', 'Variables']);
  return {
    ...(deadLetterArn && { deadLetterArn }),
    ...(durable && {
      durable: {
        ExecutionTimeout: numberAt(durable, 'ExecutionTimeout') ?? 86_400,
        RetentionPeriodInDays: numberAt(durable, 'RetentionPeriodInDays') ?? 14,
      },
    }),
    ...(isRecord(variables) && { environment: texts(variables) }),
  };
}

const texts = (variables: Input): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));
