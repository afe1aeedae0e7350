/** Values that a template takes from the place of its deployment. */
export type PlacePart = 'partition' | 'region' | 'accountId';

/** No variable of the place is longer; longer ones are not looked at. */
const MAX_VARIABLE_LENGTH = 100;

/** The variables of the place, as `canonical` writes them. */
const PLACE_PARTS: ReadonlyMap<string, PlacePart> = new Map([
  // CloudFormation, SAM
  ['AWS::Partition', 'partition'],
  ['AWS::Region', 'region'],
  ['AWS::AccountId', 'accountId'],
  // Serverless Framework
  ['aws:partition', 'partition'],
  ['aws:region', 'region'],
  ['aws:accountId', 'accountId'],
  // CDK: tokens, then a stack's own properties
  ['Aws.PARTITION', 'partition'],
  ['Aws.REGION', 'region'],
  ['Aws.ACCOUNT_ID', 'accountId'],
  ['this.partition', 'partition'],
  ['this.region', 'region'],
  ['this.account', 'accountId'],
  // Terraform: data sources. The provider's id attributes hold the same.
  ['data aws_partition partition', 'partition'],
  ['data aws_partition id', 'partition'],
  ['data aws_region region', 'region'],
  ['data aws_region name', 'region'],
  ['data aws_region id', 'region'],
  ['data aws_caller_identity account_id', 'accountId'],
  ['data aws_caller_identity id', 'accountId'],
]);

/** Which fact of the place a placeholder stands for, by the language it is of; undefined for any other variable. */
export function placePartOf(placeholder: string): PlacePart | undefined {
  const variable = variableIn(placeholder);
  return variable === undefined ? undefined : PLACE_PARTS.get(canonical(variable));
}

/**
 * Which fact of the place a variable stands for by its name, where it alone is that field of the ARN: `${var.region}`,
 * `$account_id`, `{region}`. People name them so for the place where they deploy, and the hover says how it was read.
 */
export function namedPlacePart(placeholder: string): PlacePart | undefined {
  const variable = variableIn(placeholder) ?? /^[$\\]*([A-Za-z_]\w*)$/.exec(placeholder)?.[1];
  const name = variable === undefined ? undefined : NAMED.exec(variable)?.groups;
  return PARTS_BY_NAME.get((name?.['variable'] ?? name?.['index'] ?? '').toLowerCase().replaceAll('_', ''));
}

/** Text in the braces of a placeholder. */
function variableIn(placeholder: string): string | undefined {
  if (placeholder.length > MAX_VARIABLE_LENGTH) return undefined;
  return /^[\\$#]*\{{1,3}([^{}]*)\}{1,3}$/.exec(placeholder)?.[1]?.trim();
}

/** Where people keep such variables, before the name itself. */
const NAMED =
  /^(?:(?:var|vars|local|self|this|stack|env|process\.env|params|inputs)\.|self:(?:provider|custom)\.|(?:env|opt|param):)?(?:(?<variable>[A-Za-z]\w*)|(?:os\.environ|ENV|process\.env)\[["'](?<index>\w+)["']\])$/;

/** The names, in lower case and without underscores. Others, like `target_region`, may be of another place. */
const PARTS_BY_NAME: ReadonlyMap<string, PlacePart> = new Map([
  ['partition', 'partition'],
  ['awspartition', 'partition'],
  ['region', 'region'],
  ['regionname', 'region'],
  ['awsregion', 'region'],
  ['awsregionname', 'region'],
  ['awsdefaultregion', 'region'],
  ['cdkdefaultregion', 'region'],
  ['currentregion', 'region'],
  ['accountid', 'accountId'],
  ['awsaccountid', 'accountId'],
  ['currentaccountid', 'accountId'],
  ['cdkdefaultaccount', 'accountId'],
]);

/** One spelling for what differs only in the names that people chose: modules, stacks, data sources. */
function canonical(variable: string): string {
  return variable
    .replace(/^data\.(\w+)\.[\w-]+(?:\[\d+\])?\.(\w+)$/, 'data $1 $2')
    .replace(/^(?:\w+\.)*(?=Aws\.|Stack\.of\()/, '')
    .replace(/^(?:self|stack|Stack\.of\((?:this|self)\))\./, 'this.');
}
