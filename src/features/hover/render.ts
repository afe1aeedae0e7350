import { l10n, type MarkdownString } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { type FunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { ANY } from '../../domain/text/findArn.ts';
import { code, commandLink, plain, trustedMarkdown } from '../../editor/markdown.ts';
import { throttledText } from '../../presentation/connection.ts';
import { switchToText } from '../../presentation/match.ts';
import { errorText } from '../../presentation/error.ts';
import type { HoverContent, Outcome, Subject } from './content.ts';
import { allQualifiersMarkdown, factsMarkdown } from './factsMarkdown.ts';
import { functionLinks, identityMark, refreshLink } from './functionLinks.ts';
import { filledText, notReadText, unresolvedText } from './strings.ts';
import { REMEDY_LINK_COMMANDS, remedyLinks } from '../../page/remedyLinks.ts';
import { remedyText } from '../../presentation/remedy.ts';

/** The commands that a hover's links may start: these and no others. */
const ENABLED = [
  COMMANDS.openPanel,
  COMMANDS.revealFunction,
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

function links(subject: Subject, outcome: Outcome): readonly string[] {
  const { resolution, match } = subject;
  // The beginning of a name would look up another function.
  if (match.continues) return [];
  const { text, inSession } = subject.lookUp;
  const label = inSession ? l10n.t('Look Up in the Active Account') : l10n.t('Look Up');
  const lookUp = commandLink(label, COMMANDS.lookUp, text);
  if (!resolution.ok) return outcome.kind === 'failed' ? failureLinks(outcome) : [lookUp, ...wayOut(outcome)];
  switch (outcome.kind) {
    case 'read':
    case 'readAll':
    case 'reading':
      return functionLinks(resolution.arn, subject);
    case 'failed':
      return failureLinks(outcome, resolution.arn);
    case 'notFound':
      return [
        ...outcome.similar.map((name) => openSimilar(resolution.arn, name)),
        refreshLink(l10n.t('Refresh'), resolution.arn),
        lookUp,
      ];
    case 'notRead':
      return [lookUp, ...wayOut(outcome)];
    case 'unresolved':
      return [lookUp];
    default:
      return outcome satisfies never;
  }
}

/** Remedy that lets a hover read: trust in the workspace, or another profile. */
function wayOut(outcome: Outcome): readonly string[] {
  if (outcome.kind !== 'notRead') return [];
  switch (outcome.why.kind) {
    case 'restricted':
      return [commandLink(l10n.t('Manage Workspace Trust'), COMMANDS.manageTrust)];
    case 'mismatch':
      return switchLinks(outcome.why.profiles);
    default:
      return [];
  }
}

/** To the profiles that sign in to the function's account; where none is known, to the list of all. */
function switchLinks(profiles: readonly string[]): readonly string[] {
  if (profiles.length === 0)
    return [commandLink(remedyText({ kind: 'switchProfile' }), COMMANDS.switchProfile)];
  return profiles.map((profile) =>
    commandLink(plain(switchToText(profile)), COMMANDS.switchProfile, profile),
  );
}

/** The qualifier was written for another function. */
function openSimilar({ partition, region, accountId }: FunctionArn, name: string): string {
  return commandLink(l10n.t('Open {0}', plain(name)), COMMANDS.openPanel, {
    partition,
    region,
    accountId,
    name,
  });
}

/** A failure of the session needs the session to be reopened, any other failure only a retry. */
function failureLinks(
  { error, stage }: Extract<Outcome, { readonly kind: 'failed' }>,
  arn?: FunctionArn,
): readonly string[] {
  const again = remedyText({ kind: 'retry' });
  return remedyLinks(
    error,
    stage === 'session' || !arn ? commandLink(again, COMMANDS.reconnect) : refreshLink(again, arn),
  );
}
