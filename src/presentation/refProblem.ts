import { l10n } from 'vscode';
import { MAX_NAME_LENGTH, MAX_REF_LENGTH, type RefProblem } from '../domain/arn.ts';

/** Why a text names no Lambda function, for the person who wrote it. */
export function refProblemText(problem: RefProblem): string {
  switch (problem.kind) {
    case 'empty':
      return l10n.t('Type a function name or ARN.');
    case 'tooLong':
      return l10n.t(
        '{0} characters: a function name or ARN has at most {1}.',
        problem.length,
        MAX_REF_LENGTH,
      );
    case 'otherService':
      return l10n.t('This is an ARN of the service “{0}”, not of Lambda.', problem.service);
    case 'notAFunction':
      return l10n.t('This ARN names a Lambda “{0}”, not a function.', problem.resource);
    case 'wildcard':
      return l10n.t('This is a pattern with wildcards, not one function.');
    case 'placeholder':
      return l10n.t(
        '“{0}” is filled in when the template is deployed: its value is not known here.',
        problem.placeholder,
      );
    case 'badPartition':
      return l10n.t(
        '“{0}” is no partition: an ARN begins with arn:aws, arn:aws-cn, arn:aws-us-gov …',
        problem.value,
      );
    case 'badRegion':
      return l10n.t('“{0}” is no region, like eu-west-1.', problem.value);
    case 'badAccount':
      return l10n.t('“{0}” is no account id: those have 12 digits.', problem.value);
    case 'badName':
      return l10n.t(
        '“{0}” is no function name: those have letters, digits, hyphens and underscores.',
        problem.value,
      );
    case 'nameTooLong':
      return l10n.t('{0} characters: a function name has at most {1}.', problem.length, MAX_NAME_LENGTH);
    case 'badQualifier':
      return l10n.t('“{0}” is no qualifier: that is $LATEST, a version’s number or an alias.', problem.value);
    case 'incomplete':
      return l10n.t('Not complete yet: …:function:name is missing.');
    default:
      return problem satisfies never;
  }
}
