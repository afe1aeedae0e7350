import type { TargetRole } from '../destinations/destination.ts';
import type { Declared, Span } from './declared.ts';

export type Dialect = 'cloudformation' | 'sam' | 'serverless' | 'terraform' | 'cdk' | 'text';

/**
 * Anything with an address in a template: a logical id (`Orders`), a Terraform address (`aws_lambda_function.orders`,
 * `module.orders`), a key of Serverless' functions.
 */
interface Resource {
  readonly address: string;
  /** The whole declaration. */
  readonly at: Span;
  /** The logical id, key or block labels: where a hover or a link leads. */
  readonly nameAt: Span;
  /** A loop declares any number of them. */
  readonly isRepeated?: boolean;
  /** The deployment creates it only if a condition holds. */
  readonly isConditional?: boolean;
  /** The Region that the declaration gives itself; absent: that of the template. */
  readonly region?: Declared<string>;
}

export interface DeclaredFunction extends Resource {
  readonly kind: 'function';
  /** FunctionName; absent: the deployment generates one. */
  readonly name?: Declared<string>;
  /** CloudFormation's logical id where the address is another: Serverless, CDK. */
  readonly logicalId?: string;
  /** CDK's construct path (`aws:cdk:path`); of source code only its end: `Orders/Resource`. */
  readonly constructPath?: string;
  /** Of CDK source. */
  readonly created?: SourcePlace;
  readonly deadLetter?: DeclaredTarget;
  /** The execution role; absent: the dialect creates one, or none is given. */
  readonly role?: Declared<string>;
  readonly isDurable?: boolean;
  /** The alias that the dialect publishes with the function (SAM's AutoPublishAlias). */
  readonly publishes?: Declared<string>;
}

/** Where CDK source creates a construct: it tells the construct of an assembly from others with the same id. */
export interface SourcePlace {
  /** Ids of constructs that its class creates beside it and that make resources, itself among them; empty: not known. */
  readonly siblings: readonly string[];
  /** Line of the source, from 1; absent: another construct is created in the same line. */
  readonly line?: number;
  /** Another class of the source has one of the same path, and what stands beside them does not tell one from the other. */
  readonly isAmbiguous?: true;
}

/** An alias or a version of a function. */
export interface DeclaredQualifier extends Resource {
  readonly kind: 'alias' | 'version';
  readonly of: Declared<string>;
  /** The alias' name; of a version, its number where it is known. */
  readonly name?: Declared<string>;
}

/** Settings for asynchronous invocation of one qualifier. */
export interface DeclaredConfig extends Resource {
  readonly kind: 'config';
  /** The function: a reference, a literal name or an ARN. */
  readonly of: Declared<string>;
  /** Absent: not given, though the dialect requires it. */
  readonly qualifier?: Declared<string>;
  readonly maximumRetryAttempts?: Declared<number>;
  /** Seconds. */
  readonly maximumEventAgeInSeconds?: Declared<number>;
  readonly onSuccess?: DeclaredTarget;
  readonly onFailure?: DeclaredTarget;
  /** Addresses that the declaration says it depends on. */
  readonly dependsOn: readonly string[];
}

/** A destination or dead-letter queue. */
export interface DeclaredTarget {
  /** ARN, or the resource of the same template. */
  readonly arn: Declared<string>;
  /** SAM: the dialect creates this queue or topic itself; its logical id. */
  readonly creates?: { readonly kind: 'queue' | 'topic'; readonly logicalId: string };
  /** Role and value: for rules and fixes. */
  readonly at: Span;
}

/** A resource that can be a destination. */
export interface DeclaredSink extends Resource {
  readonly kind: 'queue' | 'topic' | 'eventBus' | 'bucket';
  readonly name?: Declared<string>;
  /** Undefined: it depends on something unknown. */
  readonly isFifo?: boolean;
}

/** A role with what the template itself says it allows. */
export interface DeclaredRole extends Resource {
  readonly kind: 'role';
  /**
   * Actions of all statements that allow something, from policies of the same template; undefined: at least one policy
   * or statement is not literal, so the list is not complete.
   */
  readonly allows?: readonly AllowedAction[];
  /** Addresses of separate policies of this template that are attached to it. */
  readonly policies: readonly string[];
}

export interface AllowedAction {
  /** IAM action, wildcards included: `sqs:*`. */
  readonly action: string;
  /** Literal ARNs or addresses of this template; undefined: any, or not known. */
  readonly resources?: readonly string[];
  /** Address of the separate policy that it comes from; absent: it is the role's own. */
  readonly policy?: string;
}

export type DeclaredResource =
  | DeclaredFunction
  | DeclaredQualifier
  | DeclaredConfig
  | DeclaredSink
  | DeclaredRole;

export const isFunction = (resource: DeclaredResource): resource is DeclaredFunction =>
  resource.kind === 'function';

export const isConfig = (resource: DeclaredResource): resource is DeclaredConfig =>
  resource.kind === 'config';

/** A target of a function or config, with its role. */
export interface RoledTarget {
  readonly role: TargetRole;
  readonly target: DeclaredTarget;
}
