import { l10n, type MarkdownString } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { REQUIRED_ACTIONS } from '../../domain/destinations/destination.ts';
import { type ExpectedError, isExpectedError } from '../../domain/errors.ts';
import { code, plain, trustedMarkdown } from '../../editor/markdown.ts';
import { destinationKindText } from '../../presentation/destination.ts';
import { errorText } from '../../presentation/error.ts';
import { momentText } from '../../presentation/time.ts';
import { warningText } from '../../presentation/warning.ts';
import type { FailureNode, FunctionNode, QualifierNode, TargetNode, TreeNode } from './nodes.ts';
import { policyLink, setUpLinks, signInLinks } from './remedies.ts';

/** What a row says when one rests on it; computed then, not for every row. Undefined: nothing to add. */
export function tooltipOf(node: TreeNode): MarkdownString | undefined {
  const lines = linesOf(node);
  return lines.length > 0 ? trustedMarkdown(lines.join('\n\n'), ENABLED) : undefined;
}

/** The commands that a tooltip's links may start: these and no others. */
const ENABLED = [
  COMMANDS.signIn,
  COMMANDS.copySignIn,
  COMMANDS.copyPolicy,
  COMMANDS.configureSso,
  COMMANDS.exploreSample,
];

function linesOf(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case 'function':
      return functionLines(node);
    case 'qualifier':
      return qualifierLines(node);
    case 'target':
      return targetLines(node);
    case 'warning':
      return [plain(warningText(node.warning).explanation, 1000)];
    case 'failure':
      return failureLines(node);
    case 'limit':
    case 'retry':
    case 'loading':
      return [];
    default:
      return node satisfies never;
  }
}

function functionLines({ summary }: FunctionNode): readonly string[] {
  const { name, description, runtime, lastModified } = summary;
  return [
    `**${plain(name)}**`,
    ...(description ? [plain(description, 600)] : []),
    code(summary.arn),
    ...(runtime ? [l10n.t('Runtime: {0}', plain(runtime))] : []),
    ...(lastModified ? [l10n.t('Function last modified: {0}', plain(momentText(lastModified)))] : []),
  ];
}

function qualifierLines({ settings, refusal, warnings }: QualifierNode): readonly string[] {
  const { configured, lastModified } = settings;
  return [
    configured
      ? l10n.t('Configured for this qualifier.')
      : l10n.t('Not configured: Lambda uses its defaults. Settings of other qualifiers are not inherited.'),
    ...(lastModified ? [l10n.t('Last modified: {0}', plain(momentText(lastModified)))] : []),
    ...(refusal ? refusalLines(refusal) : []),
    ...warnings.map((warning) => plain(warningText(warning).explanation, 1000)),
  ];
}

/** As the hover says it. */
function refusalLines(refusal: ExpectedError): readonly string[] {
  const { headline, missingAction, ungrantable } = errorText(refusal);
  return [
    l10n.t('{0}. Other qualifiers are unknown.', plain(headline)),
    ...(ungrantable === undefined ? [] : [plain(ungrantable, 600)]),
    ...(missingAction === undefined ? [] : [policyLink(missingAction)]),
  ];
}

function targetLines({ role, target }: TargetNode): readonly string[] {
  if (!target) return [];
  const needs = REQUIRED_ACTIONS[target.kind];
  return [
    `${destinationKindText(target.kind)} ${code(target.arn, 400)}`,
    ...(needs.length > 0
      ? [l10n.t('The execution role needs {0}.', needs.map((action) => code(action)).join(', '))]
      : []),
    role === 'deadLetter'
      ? l10n.t('Set on the function, for all its versions. Receives only the event.')
      : l10n.t('Receives a record: the event and its outcome.'),
  ];
}

function failureLines({ error }: FailureNode): readonly string[] {
  const { headline, remedy, detail, command, missingAction } = errorText(error);
  return [
    `**${plain(headline)}**`,
    ...(remedy ? [plain(remedy, 600)] : []),
    ...(detail ? [plain(detail, 600)] : []),
    ...(command === undefined ? [] : [signInLinks()]),
    ...(missingAction === undefined ? [] : [policyLink(missingAction)]),
    ...(isExpectedError(error) && error.kind === 'noProfile' ? [setUpLinks()] : []),
  ];
}
