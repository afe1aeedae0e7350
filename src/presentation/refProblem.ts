import { l10n } from 'vscode';
import { MAX_NAME_LENGTH, MAX_REF_LENGTH, type RefProblem } from '../domain/arn/functionArn.ts';

/** Why a text names no Lambda function, for the person who wrote it. */
export const refProblemText = (problem: RefProblem): string =>
  (REF_PROBLEM_TEXTS[problem.kind] as (of: RefProblem) => string)(problem);

const REF_PROBLEM_TEXTS: {
  readonly [K in RefProblem['kind']]: (of: Extract<RefProblem, { readonly kind: K }>) => string;
} = {
  empty: () => l10n.t('Type a function name or ARN.'),
  tooLong: (problem) => tooLongText(problem.length),
  otherService: (problem) => l10n.t('This ARN is for the service “{0}”, not for Lambda.', problem.service),
  notAFunction: (problem) => l10n.t('This ARN names a Lambda “{0}”, not a function.', problem.resource),
  wildcard: () => l10n.t('This is a pattern with wildcards, not one function.'),
  continues: (problem) => l10n.t('The name continues after “{0}”.', problem.value),
  placeholder: (problem) => l10n.t('“{0}” is a variable: its value is unknown here.', problem.placeholder),
  badPartition: (problem) =>
    l10n.t(
      '“{0}” is not a partition: an ARN begins with arn:aws, arn:aws-cn, arn:aws-us-gov …',
      problem.value,
    ),
  badRegion: (problem) => l10n.t('“{0}” is not a Region (example: eu-west-1).', problem.value),
  badAccount: (problem) => l10n.t('“{0}” is not an account ID: account IDs have 12 digits.', problem.value),
  badName: (problem) => badNameText(problem.value),
  nameTooLong: (problem) =>
    l10n.t('{0} characters: a function name has at most {1}.', problem.length, MAX_NAME_LENGTH),
  badQualifier: (problem) =>
    l10n.t('“{0}” is not a qualifier: use $LATEST, a version number or an alias.', problem.value),
  incomplete: () => l10n.t('Incomplete: …:function:name is missing.'),
};

const tooLongText = (length: number): string =>
  l10n.t('{0} characters: a function name or ARN has at most {1}.', length, MAX_REF_LENGTH);

const badNameText = (name: string): string =>
  l10n.t('“{0}” is not a function name: use letters, digits, hyphens and underscores.', name);
