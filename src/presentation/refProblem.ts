import { l10n } from 'vscode';
import { MAX_NAME_LENGTH, MAX_REF_LENGTH, type RefProblem } from '../domain/arn/functionArn.ts';

/** Why a text names no Lambda function, for the person who wrote it. */
export function refProblemText(problem: RefProblem): string {
  switch (problem.kind) {
    case 'empty':
      return l10n.t('Type a function name or ARN.');
    case 'tooLong':
      return tooLongText(problem.length);
    case 'otherService':
      return l10n.t('This ARN is for the service “{0}”, not for Lambda.', problem.service);
    case 'notAFunction':
      return l10n.t('This ARN names a Lambda “{0}”, not a function.', problem.resource);
    case 'wildcard':
      return l10n.t('This is a pattern with wildcards, not one function.');
    case 'continues':
      return l10n.t('The name continues after “{0}”.', problem.value);
    case 'placeholder':
      return l10n.t('“{0}” is a variable: its value is unknown here.', problem.placeholder);
    case 'badPartition':
      return l10n.t(
        '“{0}” is not a partition: an ARN begins with arn:aws, arn:aws-cn, arn:aws-us-gov …',
        problem.value,
      );
    case 'badRegion':
      return l10n.t('“{0}” is not a Region (example: eu-west-1).', problem.value);
    case 'badAccount':
      return l10n.t('“{0}” is not an account ID: account IDs have 12 digits.', problem.value);
    case 'badName':
      return badNameText(problem.value);
    case 'nameTooLong':
      return l10n.t('{0} characters: a function name has at most {1}.', problem.length, MAX_NAME_LENGTH);
    case 'badQualifier':
      return l10n.t('“{0}” is not a qualifier: use $LATEST, a version number or an alias.', problem.value);
    case 'incomplete':
      return l10n.t('Incomplete: …:function:name is missing.');
    default:
      return problem satisfies never;
  }
}

const tooLongText = (length: number): string =>
  l10n.t('{0} characters: a function name or ARN has at most {1}.', length, MAX_REF_LENGTH);

const badNameText = (name: string): string =>
  l10n.t('“{0}” is not a function name: use letters, digits, hyphens and underscores.', name);
