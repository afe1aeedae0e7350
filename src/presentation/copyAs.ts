import { l10n } from 'vscode';
import type { CopyAsProblem, CopyForm } from '../domain/copyAs/index.ts';

/** Names of products stay as they are. */
export const COPY_FORM_TEXTS: Readonly<Record<CopyForm, string>> = {
  cloudFormation: 'CloudFormation',
  sam: 'SAM',
  terraform: 'Terraform',
  serverless: 'Serverless Framework',
  cdk: 'CDK (TypeScript)',
  cli: 'AWS CLI',
};

/** The copied text, in a few words. */
export function copyFormDetail(form: CopyForm): string {
  switch (form) {
    case 'cloudFormation':
      return l10n.t('Resource AWS::Lambda::EventInvokeConfig, in YAML');
    case 'sam':
      return l10n.t('Property EventInvokeConfig of the function');
    case 'terraform':
      return l10n.t('Resource aws_lambda_function_event_invoke_config');
    case 'serverless':
      return l10n.t('Properties of the function');
    case 'cdk':
      return l10n.t('Construct CfnEventInvokeConfig');
    case 'cli':
      return l10n.t('Command that stores these settings; it is not run');
    default:
      return form satisfies never;
  }
}

/** Why a form cannot express the settings. */
export function copyAsProblemText(problem: CopyAsProblem): string {
  switch (problem) {
    case 'version':
      return l10n.t('SAM has no settings for a single version.');
    case 'qualifier':
      return l10n.t('The Serverless Framework has these settings for $LATEST only.');
    case 'destination':
      return l10n.t('This kind of destination is not supported there.');
    case 'text':
      return l10n.t('A name contains characters that have another meaning there.');
    case 'shell':
      return l10n.t('The command cannot be written for your default shell.');
    default:
      return problem satisfies never;
  }
}
