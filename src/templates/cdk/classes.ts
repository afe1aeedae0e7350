import type { DeclaredSink } from '../../domain/declared/resources.ts';

/** A class of the CDK that makes something we read. */
export interface ConstructClass {
  readonly kind: 'function' | 'imported' | 'alias' | 'config' | 'other' | DeclaredSink['kind'];
  /** Pattern of the module's name: `aws-lambda`, `aws_lambda`, `services.lambda`, `AWS.Lambda`, `awslambda`. */
  readonly module: RegExp;
}

/** A service's module as each language names it. */
const moduleOf = (service: string): RegExp =>
  new RegExp(
    String.raw`(?:aws[-_]?|services\.|AWS\.|awscdk|^[._]*)${service}(?:[^a-z]|$|go|python|nodejs)`,
    'i',
  );

const LAMBDA = moduleOf('lambda');
const SQS = moduleOf('sqs');
const SNS = moduleOf('sns');
const EVENTS = moduleOf('events');
const S3 = moduleOf('s3');

/**
 * Constructs whose function has the path `Id/Resource`. Others put theirs elsewhere (`SingletonFunction`, `EdgeFunction`),
 * so that their id alone says nothing.
 */
const CLASSES = new Map<string, ConstructClass>([
  ['Function', { kind: 'function', module: LAMBDA }],
  ['DockerImageFunction', { kind: 'function', module: LAMBDA }],
  ['NodejsFunction', { kind: 'function', module: LAMBDA }],
  ['PythonFunction', { kind: 'function', module: LAMBDA }],
  ['GoFunction', { kind: 'function', module: LAMBDA }],
  ['Alias', { kind: 'alias', module: LAMBDA }],
  ['EventInvokeConfig', { kind: 'config', module: LAMBDA }],
  ['Queue', { kind: 'queue', module: SQS }],
  ['Topic', { kind: 'topic', module: SNS }],
  ['EventBus', { kind: 'eventBus', module: EVENTS }],
  ['Bucket', { kind: 'bucket', module: S3 }],
]);

/** A function that is imported by its name or ARN. */
export const IMPORTED: ConstructClass = { kind: 'imported', module: LAMBDA };

/** A class of which the text does not tell what it makes: of a library, or of the app. */
export const OTHER: ConstructClass = { kind: 'other', module: /^$/ };

/** The same, named like a function. */
export const NAMED_LIKE_FUNCTION: ConstructClass = { kind: 'other', module: /^$/ };

/** The same, from a package. */
export const LIKELY_FUNCTION: ConstructClass = { kind: 'other', module: /^$/ };

export const classNamed = (name: string): ConstructClass | undefined => CLASSES.get(name);

/** Classes that no other module has: they count although the file does not show where they come from. */
export const isDistinct = (name: string): boolean => /^(?:DockerImage|Nodejs|Python|Go)Function$/.test(name);
