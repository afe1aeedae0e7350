import type { PseudoValue } from '../../domain/declared/declared.ts';

/** Pseudo parameters of CloudFormation, which Serverless leaves as they are. */
export const CLOUDFORMATION = new Map<string, PseudoValue>([
  ['AWS::Region', 'region'],
  ['AWS::AccountId', 'accountId'],
  ['AWS::Partition', 'partition'],
  ['AWS::StackName', 'stackName'],
]);

/** Sources that stand for the same in every service. */
export const PSEUDO = new Map<string, PseudoValue>([
  ['sls:stage', 'stage'],
  ['opt:stage', 'stage'],
  ['self:provider.stage', 'stage'],
  ['aws:region', 'region'],
  ['opt:region', 'region'],
  ['self:provider.region', 'region'],
  ['aws:accountId', 'accountId'],
]);

/** Where the configuration itself gives the default of a pseudo value, and the one of Serverless. */
export const DEFAULTS = new Map<PseudoValue, { readonly key: string; readonly value: string }>([
  ['stage', { key: 'stage', value: 'dev' }],
  ['region', { key: 'region', value: 'us-east-1' }],
]);
