/** Names of variables, locals and outputs that hold a function's name or ARN. */
const HOLDS = /(?:^|_)(?:lambda|function)(?:_function)?(?:_(?:qualified|invoke))*_(?:arn|name)$/i;
/** Functions of other services, and what only belongs to a Lambda function. */
const OTHER =
  /(?:step|state|cloudfront|cf|appsync|cloud|azure|gcp|sfn|db|sql)_?functions?|layer|role|policy/i;

/** Whether a name says that it holds a Lambda function. */
export function holdsFunction(name: string): boolean {
  return name.length <= 200 && HOLDS.test(name) && !OTHER.test(name);
}
