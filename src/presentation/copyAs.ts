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
export const copyFormDetail = (form: CopyForm): string => COPY_FORM_DETAILS[form]();

const COPY_FORM_DETAILS: Readonly<Record<CopyForm, () => string>> = {
  cloudFormation: () => l10n.t('Resource AWS::Lambda::EventInvokeConfig, in YAML'),
  sam: () => l10n.t('Property EventInvokeConfig of the function'),
  terraform: () => l10n.t('Resource aws_lambda_function_event_invoke_config'),
  serverless: () => l10n.t('Properties of the function'),
  cdk: () => l10n.t('Construct CfnEventInvokeConfig'),
  cli: () => l10n.t('Command that stores these settings; it is not run'),
};

/** Why a form cannot express the settings. */
export const copyAsProblemText = (problem: CopyAsProblem): string => COPY_AS_PROBLEM_TEXTS[problem]();

const COPY_AS_PROBLEM_TEXTS: Readonly<Record<CopyAsProblem, () => string>> = {
  version: () => l10n.t('SAM has no settings for a single version.'),
  qualifier: () => l10n.t('The Serverless Framework has these settings for $LATEST only.'),
  destination: () => l10n.t('This kind of destination is not supported there.'),
  text: () => l10n.t('A name contains characters that have another meaning there.'),
  shell: () => l10n.t('The command cannot be written for your default shell.'),
};
