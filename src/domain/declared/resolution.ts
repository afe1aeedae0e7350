import type { ExpectedError } from '../errors.ts';

/** How a declared function was found in the account. Shown with the result, since some ways are more certain than others. */
export type Way =
  /** The template gives the name. */
  | { readonly kind: 'name' }
  /** The tags that CloudFormation puts on functions. */
  | { readonly kind: 'tags'; readonly stack: string; readonly logicalId: string }
  /** The list of the stack's resources. */
  | { readonly kind: 'stack'; readonly stack: string; readonly logicalId: string }
  /** The name that the framework gives, with the stage that the file names. */
  | { readonly kind: 'computed'; readonly name: string }
  /** A Terraform state that the user chose. */
  | { readonly kind: 'state'; readonly file: string; readonly address: string };

/** Where the name of the stack comes from. */
export type StackSource = 'chosen' | 'samconfig' | 'assembly' | 'serverless';

/** Facts about a template's deployment, from the user or a file beside it. */
export interface Anchors {
  readonly stack?: { readonly name: string; readonly source: StackSource };
  /** Function names by Terraform address, of a state that the user chose. */
  readonly state?: { readonly file: string; readonly functions: ReadonlyMap<string, string> };
  /** Resources of the CDK assembly beside the source. */
  readonly constructs?: readonly AssembledConstruct[];
}

/** A line of an app's source as a synthesis wrote it: foreign text, and never opened. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** A resource of a CDK assembly. */
export interface AssembledConstruct {
  readonly stack: string;
  /** `aws:cdk:path`: `Shop/Orders/Resource`. */
  readonly path: string;
  readonly logicalId: string;
  /** Logical ids of the nested stacks around it, the outermost first; absent: it is in the stack itself. */
  readonly nested?: readonly string[];
  /** Lines of app code that led to its creation, the innermost first; absent: the synthesis did not write them. */
  readonly createdAt?: readonly SourceLine[];
  /** Lines of the source in question that created it; empty: others did; absent: not known. */
  readonly here?: readonly number[];
  /** Undefined: no template tells. */
  readonly isFunction?: boolean;
  /** Absent: the stack is deployed to the Region of the moment. */
  readonly region?: string;
}

/** The deployed function of a declaration. Wrong is worse than none: without a certain match there is none. */
export type DeployedMatch =
  | { readonly kind: 'found'; readonly name: string; readonly way: Way }
  /** The stack, or the name, is known, and there is no such function. */
  | { readonly kind: 'notDeployed'; readonly name?: string; readonly stack?: string }
  /** Several stacks fit, or none fits for certain: the user chooses. */
  | {
      readonly kind: 'chooseStack';
      readonly fitting: readonly string[];
      readonly denied: readonly ExpectedError[];
    }
  /** CDK: another class may have the same construct, and the assembly does not tell which is this one. */
  | { readonly kind: 'uncertain' }
  /** Terraform: only a state tells the name. */
  | { readonly kind: 'chooseState' }
  /** The declaration is for another Region than its template, and does not tell which. */
  | { readonly kind: 'regionUnknown' }
  /** The declaration stands for any number of functions. */
  | { readonly kind: 'repeated' };

export type Unmatched = Exclude<DeployedMatch, { readonly kind: 'found' }>;
