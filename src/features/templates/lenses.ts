import { CodeLens, l10n, Range, type TextDocument } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import type { ComparisonMemory, KnownComparison } from '../../domain/declared/comparisonMemory.ts';
import { declaredSummaries, type DeclaredSummary } from '../../domain/declared/summary.ts';
import { type DeclaredTemplate } from '../../domain/declared/template.ts';
import { type DeclaredFunction, isFunction } from '../../domain/declared/resources.ts';
import { visibleText } from '../../editor/markdown.ts';
import { fileOf } from '../../editor/workspaceTemplates.ts';
import { durationText } from '../../presentation/duration.ts';
import { limitsText, retriesText } from '../../presentation/settings.ts';

/** Most code lenses of one file: nobody reads more, and each takes a line. */
const MOST = 500;

/** A lens above each declared function: its settings, what becomes of a failed event, and the way to its panel. */
export function lensesOf(
  template: DeclaredTemplate,
  document: TextDocument,
  known: Pick<ComparisonMemory, 'get'>,
): readonly CodeLens[] {
  const file = fileOf(document);
  return template.resources
    .filter(isFunction)
    .filter(({ nameAt }) => nameAt.file === file)
    .slice(0, MOST)
    .flatMap((fn) => lensesFor(fn, template, document, known));
}

function lensesFor(
  fn: DeclaredFunction,
  template: DeclaredTemplate,
  document: TextDocument,
  known: Pick<ComparisonMemory, 'get'>,
): readonly CodeLens[] {
  const start = document.positionAt(fn.nameAt.start);
  const range = new Range(start, start);
  const { file } = fn.nameAt;
  const place = { file, address: fn.address };
  const open = { command: COMMANDS.openDeclared, arguments: [place] };
  const summaries = declaredSummaries(fn, template).slice(0, 3).map(summaryText);
  return [
    new CodeLens(range, {
      ...open,
      title: visibleText(l10n.t('Async: {0}', summaries.join(' | ')), 200).replaceAll('$(', '$ ('),
      tooltip: l10n.t(
        'Settings for asynchronous invocation in this file. Opens the panel of the deployed function.',
      ),
    }),
    ...deployedLens(known.get(file, fn.address)).map((title) => new CodeLens(range, { ...open, title })),
    new CodeLens(range, { ...open, title: l10n.t('Open Panel') }),
  ];
}

/** The settings in force, once a hover has read them. */
function deployedLens(known: KnownComparison | undefined): readonly string[] {
  if (!known) return [];
  const limits = limitsText(known.inForce);
  switch (known.outcome) {
    case 'same':
      return [l10n.t('deployed: the same')];
    case 'differs':
      return [l10n.t('deployed: {0}, differs', limits)];
    case 'unknown':
      return [l10n.t('deployed: {0}', limits)];
    default:
      return known.outcome satisfies never;
  }
}

function summaryText({ qualifier, retries, age, ending, isDefault }: DeclaredSummary): string {
  const parts = [
    ...(isDefault ? [l10n.t('default')] : []),
    retries === undefined ? l10n.t('retries not known') : retriesText(retries),
    age === undefined ? l10n.t('age not known') : durationText(age),
    ending === 'kept' ? l10n.t('failed events are kept') : l10n.t('failed events are lost'),
  ];
  const text = parts.join(' · ');
  return qualifier === undefined || qualifier === LATEST ? text : l10n.t('{0}: {1}', qualifier, text);
}
