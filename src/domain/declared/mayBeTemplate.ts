import type { TemplateSource } from './templateAccess.ts';

/** Longest text that is looked at, in characters. */
const LONGEST = 10_000_000;

const DATA = /\.(?:ya?ml|jsonc?|template|asl|j2|tmpl|tpl|tftpl)$/i;
const TERRAFORM = /\.(?:tf|tofu)(?:\.json)?$/i;
const PROGRAM = /\.(?:[cm]?[jt]sx?|py|java|kt|cs|go|rb)$/i;

const DATA_WORDS = [
  'AWS::Lambda',
  'AWS::Serverless',
  'AWSTemplateFormatVersion',
  'functions:',
  '"functions"',
  'lambda:invoke',
  'FunctionName',
  '/invocations',
  // State machines and APIs name functions by what is filled in alone.
  'StartAt',
  'x-amazon-apigateway-',
];
const PROGRAM_WORDS = [
  'aws-lambda',
  'aws_lambda',
  'awslambda',
  'AWS.Lambda',
  'Aws::Lambda',
  'services.lambda',
  // Constructs of a CDK app may be functions without a word of it.
  'aws-cdk',
  'aws_cdk',
  'awscdk',
  'Amazon.CDK',
  'FunctionName',
  'function-name',
];
/** A configuration that is a program: read to be told as not readable. */
const SERVERLESS = /(?:^|[\\/])serverless\.[cm]?[jt]s$/i;
const ANYWHERE = ['--function-name', '/aws/lambda/'];

/** True if a text is worth reading: by its name and the words in it. Linear, and no parser is loaded for it. */
export function mayBeTemplate({ file, text }: TemplateSource): boolean {
  if (text.length > LONGEST) return false;
  if (TERRAFORM.test(file)) return text.includes('aws_') || text.includes('module');
  if (DATA.test(file) && includesAny(text, DATA_WORDS)) return true;
  if (SERVERLESS.test(file)) return true;
  if (PROGRAM.test(file) && includesAny(text, PROGRAM_WORDS)) return true;
  return includesAny(text, ANYWHERE);
}

export const isTerraform = (file: string): boolean => TERRAFORM.test(file);

const includesAny = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word));
