import { l10n, type MarkdownString } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { type FunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { ANY } from '../../domain/text/findArn.ts';
import { code, plain, trustedMarkdown } from '../../editor/markdown.ts';
import { throttledText } from '../../presentation/connection.ts';
import { errorText } from '../../presentation/error.ts';
import type { HoverContent, Outcome, Subject } from './content.ts';
import { allQualifiersMarkdown, factsMarkdown } from './factsMarkdown.ts';
import { identityMark } from './functionLinks.ts';
import { filledText, notReadText, unresolvedText } from './strings.ts';
import { REMEDY_LINK_COMMANDS } from '../../page/remedyLinks.ts';
import { links } from './links.ts';

/** The commands that a hover's links may start: these and no others. */
const ENABLED = [
  COMMANDS.openPanel,
  COMMANDS.revealFunction,
  COMMANDS.changeSettings,
  COMMANDS.openConsole,
  COMMANDS.refreshFunction,
  COMMANDS.lookUp,
  COMMANDS.reconnect,
  COMMANDS.manageTrust,
  ...REMEDY_LINK_COMMANDS,
];

/** A new line in the same paragraph: the editor shows about twelve lines before one must scroll. */
const BREAK = '  \n';

/**
 * A hover in Markdown. All that is not our own text is made plain; there is no HTML. Of settings that were
 * read the links stand above them, where nobody has to scroll for them; else they are the way on, at the end.
 */
export function renderHover({ subject, outcome }: HoverContent): MarkdownString {
  const title = [heading(subject), place(subject, outcome)];
  const way = links(subject, outcome).join(' | ');
  const text = [...filled(subject), ...body(subject, outcome)];
  const isRead = outcome.kind === 'read' || outcome.kind === 'readAll';
  const paragraphs = isRead ? [[...title, way].join(BREAK), ...text] : [title.join(BREAK), ...text, way];
  return trustedMarkdown(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'), ENABLED);
}

function heading({ match, resolution }: Subject): string {
  const { name } = resolution.ok ? resolution.arn : match.parts;
  if (match.continues) return `$(symbol-function) **${plain(`${name}…`)}**`;
  return `$(symbol-function) **${plain(name)}** · ${qualifierText(match.parts.qualifier, resolution)}`;
}

function qualifierText(written: string | undefined, resolution: Subject['resolution']): string {
  if (written === ANY) return l10n.t('all qualifiers');
  const qualifier = resolution.ok ? resolution.arn.qualifier : written;
  return qualifier === undefined ? l10n.t('{0} (unqualified)', code(LATEST)) : code(qualifier);
}

/** Account, region and either whose credentials were used or, of what was not read, the partition. */
function place({ match, resolution }: Subject, outcome: Outcome): string {
  const { partition, region, accountId } = resolution.ok ? resolution.arn : match.parts;
  const identity = 'identity' in outcome ? outcome.identity : undefined;
  // The common partition says nothing to its reader.
  const last = identity ? identityMark(identity) : partitionText(partition);
  return [code(accountId), code(region ?? ''), last].filter((part) => part !== '').join(' · ');
}

function partitionText(partition = 'aws'): string {
  return partition === 'aws' ? '' : l10n.t('partition {0}', code(partition));
}

/** A line each, in one paragraph: as a list it would run into the list of settings. */
function filled({ resolution }: Subject): readonly string[] {
  if (!resolution.ok || resolution.filled.length === 0) return [];
  return [resolution.filled.map(filledText).join(BREAK)];
}

function body({ resolution }: Subject, outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'read':
      return factsMarkdown(outcome.facts);
    case 'readAll':
      return allQualifiersMarkdown(outcome.facts);
    case 'reading':
      return [
        `$(sync) ${l10n.t('Still reading… Hover again in a moment.')}`,
        ...(outcome.isThrottled ? [`$(warning) ${throttledText()}.`] : []),
      ];
    case 'notFound':
      return [
        `$(warning) ${resolution.ok ? notFound(resolution.arn) : ''}`,
        ...outcome.similar.map((name) => `$(lightbulb) ${l10n.t('Did you mean {0}?', code(name))}`),
      ];
    case 'failed':
      return failure(outcome.error);
    case 'notRead':
      return [`$(info) ${notReadText(outcome.why)}`];
    case 'unresolved':
      return [`$(info) ${unresolvedText(outcome.unresolved)}`];
    default:
      return outcome satisfies never;
  }
}

function notFound({ name, accountId, region }: FunctionArn): string {
  return l10n.t(
    'Function {0} not found in account {1}, Region {2}.',
    code(name),
    code(accountId),
    code(region),
  );
}

function failure(error: unknown): readonly string[] {
  const { headline, remedy, detail, tone } = errorText(error);
  return [
    `$(${tone === 'info' ? 'key' : 'error'}) **${plain(headline, 600)}**`,
    ...(remedy ? [plain(remedy, 600)] : []),
    ...(detail ? detail.split('\n').map((line) => plain(line, 600)) : []),
  ];
}
