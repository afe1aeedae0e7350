import type { Declaration } from './row.ts';

/** `module.a.aws_lambda_function.orders["x"]`: the name and index at its end. */
const TERRAFORM = /(?:^|\.)(?:aws_\w+|module)\.([\w-]+(?:\[[^\]]*\])?)$/;
/** The config that CDK makes of a construct's properties. */
const CDK = /^(.+)\/EventInvokeConfig$/;

/** An address without the type that its file and column tell. */
export function shortAddress({ address, dialect }: Pick<Declaration, 'address' | 'dialect'>): string {
  const pattern = dialect === 'terraform' ? TERRAFORM : dialect === 'cdk' ? CDK : undefined;
  return pattern?.exec(address)?.[1] ?? address;
}
