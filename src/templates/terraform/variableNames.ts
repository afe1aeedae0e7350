/** Names of variables, locals and outputs that hold a function's name or ARN. */
const HOLDS =
  /(?:^|_)(?:lambda|function)(?:_function)?(?:_(?:name|(?:alias_)?(?:qualified_)?(?:invoke_)?arn(?:_static)?))$/i;
/** Names of outputs that are a whole function. */
const IS = /(?:^|_)(?:lambda|function)(?:_function)?$/i;
const ATTRIBUTES = /^(?:arn|function_name|(?:qualified_)?invoke_arn|qualified_arn)$/;
/** Functions of other services, and what only belongs to a Lambda function. */
const OTHER =
  /(?:step|state|cloudfront|cf|appsync|cloud|azure|gcp|sfn|db|sql)_?functions?|layer|role|policy/i;

/** True if a name says that it holds the name or ARN of a Lambda function. */
export function holdsFunction(name: string): boolean {
  return name.length <= 200 && HOLDS.test(name) && !OTHER.test(name);
}

/** True if an output, with the attribute that is taken of it, says so. */
export function outputHoldsFunction(name: string, attribute: string | undefined): boolean {
  if (holdsFunction(name)) return true;
  const isWhole = attribute !== undefined && ATTRIBUTES.test(attribute);
  return isWhole && name.length <= 200 && IS.test(name) && !OTHER.test(name);
}
