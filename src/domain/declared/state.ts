/** Kept part of a Terraform state: three types of resources, and of these only the compared members. */
export interface TerraformState {
  readonly functions: readonly StateFunction[];
  readonly aliases: readonly StateAlias[];
  readonly configs: readonly StateConfig[];
  /** More than are kept were found. */
  readonly isCut: boolean;
}

interface StateResource {
  /** The complete address: `module.shop.aws_lambda_function.orders["a"]`. */
  readonly address: string;
}

export interface StateFunction extends StateResource {
  readonly name: string;
  readonly arn?: string;
}

export interface StateAlias extends StateResource {
  /** The alias' own name. */
  readonly name: string;
  /** Name or ARN of its function. */
  readonly functionName: string;
  readonly arn?: string;
}

export interface StateConfig extends StateResource {
  /** Name or ARN of its function. */
  readonly functionName: string;
  /** `$LATEST` where the state has none. */
  readonly qualifier: string;
  readonly maximumRetryAttempts?: number;
  /** Seconds. */
  readonly maximumEventAgeInSeconds?: number;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

/** Why a text is not read as a state. A closed set, with words for each in the presentation. */
export type StateProblem =
  /** Longer than `limit` characters. */
  | { readonly kind: 'tooLong'; readonly limit: number }
  | { readonly kind: 'syntax' }
  /** JSON, and neither a state nor the output of `terraform show -json`. */
  | { readonly kind: 'notState' }
  /** OpenTofu encrypted it. */
  | { readonly kind: 'encrypted' }
  /** A version of the state file that is not known; `terraform show -json` gives a stable form. */
  | { readonly kind: 'version'; readonly version: number };

export type ReadState =
  | { readonly ok: true; readonly state: TerraformState }
  | { readonly ok: false; readonly problem: StateProblem };

/** The function of a call of terraform-aws-modules/lambda in the state. */
const MODULE_FUNCTION = /^(.{1,2000})\.aws_lambda_function\.this\[0\]$/;

/**
 * Function names by the addresses that templates give: `count = … ? 1 : 0` leaves out the index, and a call of
 * terraform-aws-modules/lambda stands for its function.
 */
export function functionNames({ functions }: TerraformState): ReadonlyMap<string, string> {
  const names = new Map(functions.map(({ address, name }) => [address, name]));
  for (const { address, name } of functions) {
    const only = address.endsWith('[0]') ? address.slice(0, -'[0]'.length) : undefined;
    if (only !== undefined && !names.has(only) && !names.has(`${only}[1]`)) names.set(only, name);
    const call = MODULE_FUNCTION.exec(address)?.[1];
    if (call !== undefined && !names.has(call)) names.set(call, name);
  }
  return names;
}
