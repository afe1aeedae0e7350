import { l10n } from 'vscode';
import { COMMANDS } from '../../../contributions.ts';
import type { AssembledConstruct, Unmatched } from '../../../domain/declared/resolution.ts';
import type { DeclaredResource } from '../../../domain/declared/resources.ts';
import { commandLink } from '../../../editor/markdown.ts';
import { policyLink, remedyLinks } from '../../../page/remedyLinks.ts';
import { remedyText } from '../../../presentation/remedy.ts';
import { missingAction } from '../../../domain/session/remedies.ts';
import { functionLinks } from '../functionLinks.ts';
import type { TemplateContent, TemplateOutcome } from './content.ts';
import type { TemplateSubject } from './subject.ts';

export function linksOf(content: TemplateContent): readonly string[] {
  const { subject, outcome } = content;
  return [...outcomeLinks(outcome, content), ...declarationLinks(subject)];
}

function outcomeLinks(outcome: TemplateOutcome, { subject, template }: TemplateContent): readonly string[] {
  const file = fileOf(subject) ?? template.files[0] ?? '';
  switch (outcome.kind) {
    case 'none':
      return subject.kind === 'construct' ? constructLinks(subject.functions, file) : [];
    case 'reading':
      return [];
    case 'read':
      return [
        ...functionLinks(outcome.arn, outcome),
        ...(isOfStack(outcome) ? [stackLink(l10n.t('Change Stack…'), file)] : []),
      ];
    case 'notRead':
      return outcome.why.kind === 'restricted'
        ? [commandLink(l10n.t('Manage Workspace Trust'), COMMANDS.manageTrust)]
        : [];
    case 'failed':
      return remedyLinks(outcome.error, commandLink(remedyText({ kind: 'retry' }), COMMANDS.reconnect));
    case 'notMatched':
      return matchLinks(outcome.match, file);
    default:
      return outcome satisfies never;
  }
}

function matchLinks(match: Unmatched, file: string): readonly string[] {
  switch (match.kind) {
    case 'chooseStack':
      return [
        stackLink(l10n.t('Choose Stack…'), file, match.fitting),
        ...match.denied.flatMap((error) => missingAction(error) ?? []).map(policyLink),
      ];
    case 'notDeployed':
      return match.stack === undefined ? [] : [stackLink(l10n.t('Change Stack…'), file)];
    case 'chooseState':
      return [commandLink(l10n.t('Choose Terraform State…'), COMMANDS.chooseTerraformState, file)];
    case 'uncertain':
    case 'regionUnknown':
    case 'repeated':
      return [];
    default:
      return match satisfies never;
  }
}

/** A choice helps where each of several stacks has one of the functions. */
function constructLinks(functions: readonly AssembledConstruct[], file: string): readonly string[] {
  const stacks = new Set(functions.map(({ stack }) => stack));
  return stacks.size > 1 ? [stackLink(l10n.t('Choose Stack…'), file, [...stacks])] : [];
}

const stackLink = (label: string, file: string, fitting: readonly string[] = []): string =>
  commandLink(label, COMMANDS.chooseStack, { file, fitting: fitting.slice(0, 20) });

const isOfStack = ({ way }: Extract<TemplateOutcome, { readonly kind: 'read' }>): boolean =>
  way?.kind === 'tags' || way?.kind === 'stack';

const fileOf = (subject: TemplateSubject): string | undefined => declaredIn(subject)?.nameAt.file;

const declaredIn = (subject: TemplateSubject): DeclaredResource | undefined =>
  subject.kind === 'declared' ? subject.fn : subject.kind === 'sink' ? subject.sink : undefined;

function declarationLinks(subject: TemplateSubject): readonly string[] {
  const declared = declaredIn(subject);
  if (!declared) return [];
  const { file, start } = declared.nameAt;
  return [commandLink(l10n.t('Go to Declaration'), COMMANDS.openDeclaration, { file, offset: start })];
}
