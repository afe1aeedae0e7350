import { l10n, type MarkdownString } from 'vscode';
import { REQUIRED_ACTIONS } from '../../domain/destinations/destination.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { code, plain, trustedMarkdown } from '../../editor/markdown.ts';
import { destinationKindText } from '../../presentation/destination.ts';
import { errorText } from '../../presentation/error.ts';
import { SEVERITY_ICONS } from '../../presentation/finding.ts';
import { findingText } from '../../presentation/findingText.ts';
import { ruleText } from '../../presentation/rule.ts';
import { verdictOf } from '../../presentation/verdict.ts';
import { momentText } from '../../presentation/time.ts';
import { policyLink, REMEDY_LINK_COMMANDS, remedyLinks } from '../../page/remedyLinks.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { ruleOf } from '../../domain/findings/rules.ts';
import type { QualifierReport } from '../../domain/report/report.ts';
import {
  type FailureNode,
  type FunctionNode,
  type QualifierNode,
  reportsOf,
  type TargetNode,
  type TreeNode,
} from './nodes.ts';

/** Tooltip of a row; computed on demand, not for every row. Undefined: nothing to add. */
export function tooltipOf(node: TreeNode): MarkdownString | undefined {
  const lines = linesOf(node);
  return lines.length > 0 ? trustedMarkdown(lines.join('\n\n'), REMEDY_LINK_COMMANDS) : undefined;
}

/** The panel shows all. */
const MOST_QUALIFIERS = 5;

function linesOf(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case 'stack':
      return [l10n.t('CloudFormation stack {0}', code(node.stack))];
    case 'function':
      return functionLines(node);
    case 'qualifier':
      return qualifierLines(node);
    case 'target':
      return targetLines(node);
    case 'finding':
      return findingLines(node.finding);
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

function functionLines(node: FunctionNode): readonly string[] {
  const { summary } = node;
  const { name, description, runtime, lastModified } = summary;
  return [
    `**${plain(name)}**`,
    ...(description ? [plain(description, 600)] : []),
    code(summary.arn),
    ...(runtime ? [l10n.t('Runtime: {0}', plain(runtime))] : []),
    ...(lastModified ? [l10n.t('Function last modified: {0}', plain(momentText(lastModified)))] : []),
    ...(reportsOf(node) ?? []).slice(0, MOST_QUALIFIERS).map(verdictLine),
  ];
}

/** The verdict of one qualifier, for a row whose qualifiers are out of view. */
function verdictLine(report: QualifierReport): string {
  return l10n.t('{0}: {1}', code(report.qualifier), plain(verdictOf(report).text, 600));
}

/** A finding, its consequence and the fix: the same words as in the panel, the overview and the README. */
function findingLines(finding: Finding): readonly string[] {
  const { headline, explanation } = findingText(finding);
  const { remedy } = ruleText(finding.kind);
  return [`**${plain(headline, 300)}**`, plain(explanation, 1000), l10n.t('To fix: {0}', plain(remedy, 600))];
}

function qualifierLines({ report, refusal }: QualifierNode): readonly string[] {
  const { configured, lastModified } = report.settings;
  return [
    plain(verdictOf(report).text, 600),
    configured
      ? l10n.t('Configured for this qualifier.')
      : l10n.t('Not configured: Lambda uses its defaults. Settings of other qualifiers are not inherited.'),
    ...(lastModified ? [l10n.t('Last modified: {0}', plain(momentText(lastModified)))] : []),
    ...(refusal ? refusalLines(refusal) : []),
    ...report.findings.map(
      (finding) =>
        `$(${SEVERITY_ICONS[ruleOf(finding).severity]}) ${plain(findingText(finding).headline, 300)}`,
    ),
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
  const { headline, remedy, detail } = errorText(error);
  return [
    `**${plain(headline)}**`,
    ...(remedy ? [plain(remedy, 600)] : []),
    // The request's id has a line of its own.
    ...(detail ? detail.split('\n').map((line) => plain(line, 600)) : []),
    // A row of its own retries.
    remedyLinks(error).join(' | '),
  ];
}
