/**
 * The constraints of the service's API model (today's, with the European sovereign cloud) on the members that
 * the sample takes. A stranger to the model is ignored, as the service does.
 */

/** One member of a request and what the model says of it. */
export interface Member {
  /** Names from the outside in: `['DestinationConfig', 'OnFailure', 'Destination']`. */
  readonly path: readonly string[];
  readonly type: 'string' | 'integer' | 'boolean' | 'structure' | 'list' | 'map';
  readonly required?: true;
  /** A regular expression that the whole text must match, printed in messages as it stands here. */
  readonly pattern?: string;
  /** Lengths in characters. */
  readonly length?: { readonly min?: number; readonly max?: number };
  readonly range?: { readonly min: number; readonly max?: number };
  readonly values?: readonly string[];
}

const ARN_HEAD = '(arn:(aws[a-zA-Z-]*)?:lambda:)?';
const REGION = '(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}';
const HEAD = `${ARN_HEAD}(${REGION}:)?(\\d{12}:)?(function:)?`;

/** FunctionName of the operations that came with function names with dots (domain.md §1). */
const NAMESPACED_NAME = `${HEAD}([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;
/** FunctionName of the older operations. */
const OLDER_NAME = `${HEAD}([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`;
const QUALIFIER = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+';
const VERSION = '(\\$LATEST(\\.PUBLISHED)?|[0-9]+)';
const ALIAS = '(?!^[0-9]+$)([a-zA-Z0-9-_]+)';
const ROLE = 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+';
/** Recorded, 2025-11. */
const DESTINATION =
  '$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:' +
  `(${REGION})?:(\\d{12})?:(.*)`;
const DEAD_LETTER = '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()';

const text = (name: string, rest: Omit<Member, 'path' | 'type'> = {}): Member => ({
  path: [name],
  type: 'string',
  ...rest,
});

export const FUNCTION_NAME = text('FunctionName', {
  required: true,
  pattern: NAMESPACED_NAME,
  length: { min: 1, max: 256 },
});
export const OLDER_FUNCTION_NAME = text('FunctionName', {
  required: true,
  pattern: OLDER_NAME,
  length: { min: 1, max: 140 },
});
export const QUALIFIER_MEMBER = text('Qualifier', { pattern: QUALIFIER, length: { min: 1, max: 128 } });
export const MARKER = text('Marker');
export const ALIAS_NAME = text('Name', {
  required: true,
  pattern: ALIAS,
  length: { min: 1, max: 128 },
});
export const DESCRIPTION = text('Description', { length: { max: 256 } });

/** MaxItems: most operations take up to 10,000 and answer fewer. */
export const maxItems = (max: number): Member => ({
  path: ['MaxItems'],
  type: 'integer',
  range: { min: 1, max },
});

/** A version as ListAliases and CreateAlias take it. */
export const functionVersion = (required: boolean): Member =>
  text('FunctionVersion', {
    ...(required && { required: true as const }),
    pattern: VERSION,
    length: { min: 1, max: 1024 },
  });

const half = (name: 'OnFailure' | 'OnSuccess'): readonly Member[] => [
  { path: ['DestinationConfig', name], type: 'structure' },
  {
    path: ['DestinationConfig', name, 'Destination'],
    type: 'string',
    pattern: DESTINATION,
    length: { max: 350 },
  },
];

/** Input of Put and Update besides the names. Ranges: API model, the limit of 2 recorded. */
export const CONFIG_MEMBERS: readonly Member[] = [
  { path: ['MaximumRetryAttempts'], type: 'integer', range: { min: 0, max: 2 } },
  { path: ['MaximumEventAgeInSeconds'], type: 'integer', range: { min: 60, max: 21_600 } },
  { path: ['DestinationConfig'], type: 'structure' },
  ...half('OnFailure'),
  ...half('OnSuccess'),
];

export const CREATE_FUNCTION_MEMBERS: readonly Member[] = [
  text('FunctionName', { required: true, pattern: OLDER_NAME, length: { min: 1, max: 140 } }),
  text('Role', { required: true, pattern: ROLE }),
  { path: ['Code'], type: 'structure', required: true },
  text('Runtime'),
  text('Handler', { pattern: '[^\\s]+', length: { max: 128 } }),
  DESCRIPTION,
  { path: ['Timeout'], type: 'integer', range: { min: 1 } },
  { path: ['MemorySize'], type: 'integer', range: { min: 128, max: 32_768 } },
  { path: ['Publish'], type: 'boolean' },
  text('PackageType', { values: ['Zip', 'Image'] }),
  { path: ['Architectures'], type: 'list' },
  { path: ['DeadLetterConfig'], type: 'structure' },
  { path: ['DeadLetterConfig', 'TargetArn'], type: 'string', pattern: DEAD_LETTER },
  { path: ['Environment'], type: 'structure' },
  { path: ['Environment', 'Variables'], type: 'map' },
  { path: ['DurableConfig'], type: 'structure' },
  { path: ['DurableConfig', 'ExecutionTimeout'], type: 'integer', range: { min: 1, max: 31_622_400 } },
  { path: ['DurableConfig', 'RetentionPeriodInDays'], type: 'integer', range: { min: 1, max: 90 } },
];

export const PUBLISH_MEMBERS: readonly Member[] = [text('CodeSha256'), DESCRIPTION, text('RevisionId')];

export const CREATE_ALIAS_MEMBERS: readonly Member[] = [
  ALIAS_NAME,
  functionVersion(true),
  DESCRIPTION,
  { path: ['RoutingConfig'], type: 'structure' },
  { path: ['RoutingConfig', 'AdditionalVersionWeights'], type: 'map' },
];
