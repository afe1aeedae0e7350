import { l10n } from 'vscode';
import type { UnknownReason } from '../domain/declared/declared.ts';
import type { Unmatched, Way } from '../domain/declared/resolution.ts';
import type { Unread } from '../domain/declared/template.ts';
import type { DeclaredResource, Dialect } from '../domain/declared/resources.ts';
import { destinationKindText } from './destination.ts';

/** Why a template alone does not tell a value. */
export const unknownReasonText = (why: UnknownReason): string => UNKNOWN_REASON_TEXTS[why]();

const UNKNOWN_REASON_TEXTS: Readonly<Record<UnknownReason, () => string>> = {
  parameter: () => l10n.t('the value is set on deployment'),
  condition: () => l10n.t('it depends on a condition'),
  import: () => l10n.t('it comes from outside this file'),
  module: () => l10n.t('it comes from a nested stack or module'),
  transform: () => l10n.t('a transform creates it on deployment'),
  loop: () => l10n.t('it is one of several in a loop'),
  expression: () => l10n.t('part of it is known only on deployment'),
  placeholder: () => l10n.t('another tool fills it in before deployment'),
  undeclared: () => l10n.t('no resource of this name is declared here'),
  broken: () => l10n.t('the text is incomplete or invalid'),
};

/** Why a part of a template was not read; undefined where the part tells that itself, or nothing is to be read. */
export function unreadText(why: Unread['why']): string | undefined {
  switch (why) {
    case 'tooLong':
      return l10n.t('Lambda Async does not read this text: it is too long for a template.');
    case 'tooDeep':
      return l10n.t('Lambda Async does not read this part: it is nested too deeply.');
    case 'tooMany':
      return l10n.t('Lambda Async does not read the rest: the template declares too much.');
    case 'aliases':
      return l10n.t('Lambda Async does not read this part: its aliases stand for too much text.');
    case 'syntax':
    case 'macro':
    case 'code':
      return undefined;
    default:
      return why satisfies never;
  }
}

/** How the deployed function was found. */
export function wayText(way: Way): string {
  switch (way.kind) {
    case 'name':
      return l10n.t('Found by the name in this file.');
    case 'tags':
      return l10n.t('Found by CloudFormation tags: stack {0}, logical ID {1}.', way.stack, way.logicalId);
    case 'stack':
      return l10n.t('Found in the resources of stack {0}: logical ID {1}.', way.stack, way.logicalId);
    case 'computed':
      return l10n.t('Found by the name that the Serverless Framework gives: {0}.', way.name);
    case 'state':
      return l10n.t('Found in the Terraform state {0}: {1}.', way.file, way.address);
    default:
      return way satisfies never;
  }
}

/** Explains why a declaration has no deployed function. @param mark formats the name of a function or stack */
export function notMatchedText(match: Unmatched, mark: (name: string) => string): string {
  switch (match.kind) {
    case 'notDeployed':
      return notDeployedText(match, mark);
    case 'chooseStack':
      return match.fitting.length > 1
        ? l10n.t('Several stacks fit this file: {0}.', listed(match.fitting, mark))
        : l10n.t('The stack of this file is not known.');
    case 'uncertain':
      return uncertainText(mark);
    case 'chooseState':
      return l10n.t('Only a Terraform state tells the name of the deployed function.');
    case 'regionUnknown':
      return l10n.t('The Region of this function is not known.');
    case 'repeated':
      return l10n.t('This declaration stands for any number of functions.');
    default:
      return match satisfies never;
  }
}

/** Of a CDK app. @param mark formats names of files and commands */
export const uncertainText = (mark: (name: string) => string): string =>
  l10n.t(
    '{0} does not tell for certain which function this is. If this file has changed since {1}, run it again.',
    mark('cdk.out'),
    mark('cdk synth'),
  );

function notDeployedText(
  { name, stack }: Extract<Unmatched, { readonly kind: 'notDeployed' }>,
  mark: (name: string) => string,
): string {
  if (stack !== undefined) return l10n.t('Stack {0} has no such function.', mark(stack));
  if (name !== undefined) return l10n.t('No function {0} in this account and Region.', mark(name));
  return l10n.t('Not in the Terraform state.');
}

/** Names that a sentence lists; a hover stays short. */
const LISTED = 5;

const listed = (names: readonly string[], mark: (name: string) => string): string =>
  names
    .slice(0, LISTED)
    .map((name) => mark(name))
    .concat(names.length > LISTED ? ['…'] : [])
    .join(', ');

/** The dialect by its own name. */
export const dialectText = (dialect: Dialect): string => DIALECT_TEXTS[dialect]();

const DIALECT_TEXTS: Readonly<Record<Dialect, () => string>> = {
  cloudformation: () => 'CloudFormation',
  sam: () => 'SAM',
  serverless: () => 'Serverless Framework',
  terraform: () => 'Terraform',
  cdk: () => 'CDK',
  text: () => '',
};

export function resourceKindText(kind: DeclaredResource['kind']): string {
  switch (kind) {
    case 'function':
      return l10n.t('function');
    case 'alias':
      return l10n.t('alias');
    case 'version':
      return l10n.t('version');
    case 'config':
      return l10n.t('asynchronous settings');
    case 'role':
      return l10n.t('role');
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
      return destinationKindText(kind);
    default:
      return kind satisfies never;
  }
}
