/** What a template fills in from the place where it is deployed. */
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

/** Which fact of the place a placeholder stands for; undefined for any other variable. */
export function placePartOf(placeholder: string): PlacePart | undefined {
  if (placeholder.length > MAX_VARIABLE_LENGTH) return undefined;
  const variable = /^[$#]?\{([^{}]*)\}$/.exec(placeholder)?.[1];
  return variable === undefined ? undefined : PLACE_PARTS.get(canonical(variable.trim()));
}

/** One spelling for what differs only in the names that people chose: modules, stacks, data sources. */
function canonical(variable: string): string {
  return variable
    .replace(/^data\.(\w+)\.[\w-]+(?:\[\d+\])?\.(\w+)$/, 'data $1 $2')
    .replace(/^(?:\w+\.)*(?=Aws\.|Stack\.of\()/, '')
    .replace(/^(?:self|Stack\.of\((?:this|self)\))\./, 'this.');
}
