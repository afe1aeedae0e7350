import { constructMarks } from './constructMarks.ts';
import { groupsAndArns } from './groupsAndArns.ts';
import type { CorpusFile, FileKind, Mark } from './mark.ts';
import { unique } from './patterns.ts';
import { integrationNames, plainNames } from './plainMarks.ts';
import { serverlessMarks } from './serverlessMarks.ts';
import { stackFunctions, stackMarks, stackNames } from './stackMarks.ts';
import { stateMachineMarks, substitutionsFor } from './stateMachineMarks.ts';
import { terraformMarks } from './terraformMarks.ts';

/** The kind of a file by its name and words; undefined: not measured. */
export function kindOf(path: string, text: string): FileKind | undefined {
  if (/\.(?:tf|tofu)$/.test(path)) return /aws_lambda_|lambda/.test(text) ? 'Terraform' : undefined;
  if (/\.(?:ts|py)$/.test(path))
    return /aws[-_]lambda/.test(text) ? 'CDK' : isPlain(text) ? 'other' : undefined;
  if (/(?:^|\/)Makefile$|\.(?:sh|md|js|java)$/.test(path)) return isPlain(text) ? 'other' : undefined;
  if (!/\.(?:ya?ml|json|template)$/.test(path)) return undefined;
  if (/(?:^|\/)serverless\.[^/]+$/.test(path)) {
    return /^provider:(?:\s*aws\b|(?:\s*\n\s.*)*?\n\s+name:\s*["']?aws\b)/m.test(text)
      ? 'Serverless'
      : undefined;
  }
  if (text.includes('AWS::Serverless::Function')) return 'SAM';
  if (text.includes('AWS::Lambda::Function')) return 'CloudFormation';
  if (/"?StartAt"?\s*:/.test(text)) return 'Step Functions';
  if (text.includes('x-amazon-apigateway-integration')) return 'OpenAPI';
  return isPlain(text) ? 'other' : undefined;
}

const isPlain = (text: string): boolean =>
  /--function-name|\/aws\/lambda\/|:function:|FunctionName/.test(text);

/**
 * Marks of all kinds in a file. Those of Terraform look at the whole module, those of state machines at the templates among
 * all files.
 */
export function marksOf(
  file: CorpusFile,
  module: readonly CorpusFile[],
  all: readonly CorpusFile[] = [],
): readonly Mark[] {
  switch (file.kind) {
    case 'CloudFormation':
    case 'SAM':
      return unique([
        ...stackMarks(file.text, stackFunctions(file.text)),
        ...stackNames(file.text, stackFunctions(file.text)),
      ]);
    case 'Serverless':
      return unique(serverlessMarks(file.text));
    case 'Terraform':
      return unique(terraformMarks(file.text, module.map(({ text }) => text).join('\n')));
    case 'CDK':
      return unique([...constructMarks(file.text), ...plainNames(file.text)]);
    case 'Step Functions':
      return unique([
        ...stateMachineMarks(file.text, substitutionsFor(file, all)),
        ...groupsAndArns(file.text, new Map()),
      ]);
    case 'OpenAPI':
      return unique([...integrationNames(file, all), ...groupsAndArns(file.text, new Map())]);
    case 'other':
      return unique(plainNames(file.text));
    default:
      return file.kind satisfies never;
  }
}
