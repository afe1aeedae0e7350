import { attributeOf, type Body } from './node.ts';
import { plainText } from './expressionParts.ts';

/** The registry's module for functions, not its submodules. */
const LAMBDA_MODULE =
  /^(?:(?:app\.terraform\.io|registry\.(?:terraform\.io|opentofu\.org))\/)?terraform-aws-modules\/lambda\/aws\/?$/;
const LAMBDA_REPOSITORY =
  /github\.com[/:]terraform-aws-modules\/terraform-aws-lambda(?:\.git)?(?:\?.{0,200})?$/;

/** A call of terraform-aws-modules/lambda that makes a function: the same source also makes layers and packages. */
export function isLambdaModule(body: Body): boolean {
  const source = plainText(attributeOf(body, 'source')?.value) ?? '';
  if (source.length > 500 || !(LAMBDA_MODULE.test(source) || LAMBDA_REPOSITORY.test(source))) return false;
  return (
    !isGiven(body, 'create', 'false') &&
    !isGiven(body, 'create_function', 'false') &&
    !isGiven(body, 'create_layer', 'true')
  );
}

const isGiven = (body: Body, name: string, value: string): boolean =>
  plainText(attributeOf(body, name)?.value) === value;

/** Outputs of the module that name its function; before its version 2 they began with `this_`. */
export const isFunctionOutput = (name: string): boolean =>
  /^(?:this_)?lambda_function_[a-z_]{1,50}$/.test(name);

export const isLogGroupOutput = (name: string): boolean => name.startsWith('lambda_cloudwatch_log_group_');
