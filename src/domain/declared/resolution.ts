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

/** A resource of a CDK assembly. */
export interface AssembledConstruct {
  readonly stack: string;
  /** `aws:cdk:path`: `Shop/Orders/Resource`. */
  readonly path: string;
  readonly logicalId: string;
  /** Undefined: the stack's template does not tell, as for resources of nested stacks. */
  readonly isFunction?: boolean;
  /** Absent: the stack is deployed to the Region of the moment. */
  readonly region?: string;
  /** Names of the app's files that created it, where the assembly has creation stacks: `orders.ts`. */
  readonly sources?: readonly string[];
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
  /** Terraform: only a state tells the name. */
  | { readonly kind: 'chooseState' }
  /** The declaration is for another Region than its template, and does not tell which. */
  | { readonly kind: 'regionUnknown' }
  /** The declaration stands for any number of functions. */
  | { readonly kind: 'repeated' };

export type Unmatched = Exclude<DeployedMatch, { readonly kind: 'found' }>;
