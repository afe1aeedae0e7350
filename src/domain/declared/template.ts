import type { Declared, Span, UnknownReason } from './declared.ts';
import type { Remark } from './remark.ts';
import type { DeclaredResource, Dialect, SourcePlace } from './resources.ts';

/** How a place names a function: for coverage and words. */
export type ReferenceForm =
  | 'declaration'
  | 'getAtt'
  | 'ref'
  | 'sub'
  | 'dependsOn'
  | 'nameProperty'
  | 'logGroup'
  | 'arn'
  | 'invocationUri'
  | 'attribute'
  | 'moduleOutput'
  | 'local'
  | 'serverlessKey'
  | 'cli'
  | 'sdkCall'
  | 'stepFunction'
  | 'construct'
  | 'samEvent';

/** Referent of a place in a text. */
export type Referent =
  /** A resource of the same template: function, alias, version, config, sink. */
  | { readonly kind: 'declared'; readonly address: string }
  /** A deployed function by its literal name, partial ARN or ARN. */
  | { readonly kind: 'named'; readonly ref: string }
  /** A construct of any class: only CDK's assembly tells whether it makes a function. */
  | DeclaredConstruct
  /** A function, and the text does not tell which. */
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly text: string };

/** A construct of a CDK app whose class says nothing certain. */
export interface DeclaredConstruct extends SourcePlace {
  readonly kind: 'construct';
  readonly address: string;
  /** The end of its construct path, as far as the source tells it: `Orders`, `Api/Orders`. */
  readonly path: string;
  /** Its id. */
  readonly nameAt: Span;
  /** The class comes from a package and is named like a function. */
  readonly isLikelyFunction: boolean;
}

/** A place in which a function, one of its qualifiers or configs, or a sink is named. */
export interface Reference {
  readonly form: ReferenceForm;
  readonly to: Referent;
  readonly at: Span;
}

/** A part that could not be read; the rest still is. */
export interface Unread {
  /** `code`: a program makes the template, and no program is run. */
  readonly why: 'syntax' | 'tooLong' | 'tooDeep' | 'tooMany' | 'aliases' | 'macro' | 'code';
  readonly at: Span;
}

/** Everything that a template says about functions and their asynchronous events. Plain data: it crosses threads. */
export interface DeclaredTemplate {
  readonly dialect: Dialect;
  /** The files that it was read from; Terraform: the module's. */
  readonly files: readonly string[];
  readonly resources: readonly DeclaredResource[];
  /** In the order of the text; declarations included, with the form `declaration`. */
  readonly references: readonly Reference[];
  /** Problems by the rules, in the order of the text. A reader gives those that need its syntax; `rules.ts` adds the others. */
  readonly remarks: readonly Remark[];
  readonly unread: readonly Unread[];
  /** Facts of the file about its deployment. */
  readonly deployment: DeclaredDeployment;
  /** Definitions of state machines and APIs in files of their own. */
  readonly definitions?: readonly DeclaredDefinition[];
}

/** A definition of a state machine or an API in another file, and its placeholders. */
export interface DeclaredDefinition {
  /** Relative to the template, as it is written. */
  readonly path: string;
  /** Names of placeholders, each with the address of the function, alias or version that it stands for. */
  readonly substitutions: readonly (readonly [string, string])[];
}

export interface DeclaredDeployment {
  /** Serverless: `provider.stackName`, or `service-stage`. */
  readonly stackName?: Declared<string>;
  readonly region?: Declared<string>;
  /** Serverless. */
  readonly service?: Declared<string>;
  /** Serverless. */
  readonly stage?: Declared<string>;
}
