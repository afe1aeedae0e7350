import { l10n, type MarkdownString } from 'vscode';
import { COMMANDS } from '../../../contributions.ts';
import type { Unmatched } from '../../../domain/declared/resolution.ts';
import type { DeclaredSink } from '../../../domain/declared/resources.ts';
import type { ThreeSides } from '../../../domain/declared/threeSides.ts';
import { code, plain, trustedMarkdown } from '../../../editor/markdown.ts';
import { REMEDY_LINK_COMMANDS } from '../../../page/remedyLinks.ts';
import { throttledText } from '../../../presentation/connection.ts';
import {
  dialectText,
  notMatchedText,
  resourceKindText,
  unknownReasonText,
  wayText,
} from '../../../presentation/declared.ts';
import { settingText, sideText } from '../../../presentation/declaredSetting.ts';
import { DESTINATION_ICONS } from '../../../presentation/destination.ts';
import { errorText } from '../../../presentation/error.ts';
import { factsMarkdown } from '../factsMarkdown.ts';
import { identityMark } from '../functionLinks.ts';
import { notReadText } from '../strings.ts';
import type { TemplateContent, TemplateOutcome } from './content.ts';
import { linksOf } from './links.ts';
import type { TemplateSubject } from './subject.ts';

/** The commands that the links may start: these and no others. */
const ENABLED = [
  COMMANDS.openPanel,
  COMMANDS.revealFunction,
  COMMANDS.changeSettings,
  COMMANDS.openConsole,
  COMMANDS.refreshFunction,
  COMMANDS.lookUp,
  COMMANDS.reconnect,
  COMMANDS.manageTrust,
  COMMANDS.openDeclaration,
  COMMANDS.chooseStack,
  COMMANDS.chooseTerraformState,
  ...REMEDY_LINK_COMMANDS,
];

const BREAK = '  \n';
/** Longest name or text of a template in a line, in characters. */
const MAX_TEXT = 300;

/** A hover on a template in Markdown. All foreign text is made plain; there is no HTML. */
export function renderTemplateHover(content: TemplateContent): MarkdownString {
  const { outcome } = content;
  const head = [heading(content), ...placeLine(outcome)];
  const links = linksOf(content).join(' | ');
  const text = [...body(content), ...declaration(content)];
  const isRead = outcome.kind === 'read';
  const paragraphs = isRead ? [[...head, links].join(BREAK), ...text] : [head.join(BREAK), ...text, links];
  return trustedMarkdown(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'), ENABLED);
}

function heading({ subject, template }: TemplateContent): string {
  switch (subject.kind) {
    case 'declared':
      return title('symbol-function', subject.fn.address, [
        dialectText(template.dialect),
        ...(subject.qualifier === undefined ? [] : [code(subject.qualifier)]),
      ]);
    case 'sink':
      return title(DESTINATION_ICONS[subject.sink.kind], subject.sink.address, [
        resourceKindText(subject.sink.kind),
      ]);
    case 'named':
      return title(
        'symbol-function',
        subject.name,
        subject.qualifier === undefined ? [] : [code(subject.qualifier)],
      );
    case 'unknown':
      return title('symbol-function', l10n.t('Lambda function'), []);
    case 'construct':
      return title('symbol-class', subject.construct.path, [dialectText(template.dialect)]);
    default:
      return subject satisfies never;
  }
}

const title = (icon: string, name: string, more: readonly string[]): string =>
  [`$(${icon}) **${plain(name, MAX_TEXT)}**`, ...more.filter((one) => one !== '')].join(' · ');

/** The deployed function, where it is. */
function placeLine(outcome: TemplateOutcome): readonly string[] {
  if (outcome.kind !== 'read') return [];
  const { name, accountId, region } = outcome.arn;
  return [[code(name), code(accountId), code(region), identityMark(outcome.identity)].join(' · ')];
}

/** The declaration, unless the mouse rests on it, and the way from there to the function. */
function declaration({ subject, outcome }: TemplateContent): readonly string[] {
  if (outcome.kind !== 'read' || !outcome.way) return [];
  const way = plain(wayText(outcome.way), 600);
  return subject.kind === 'declared' ? [way] : [];
}

function body({ subject, outcome, senders }: TemplateContent): readonly string[] {
  if (subject.kind === 'sink') return [sinkText(subject.sink, senders)];
  if (subject.kind === 'unknown') {
    return [
      `$(info) ${l10n.t('{0}: {1}.', code(subject.text, MAX_TEXT), plain(unknownReasonText(subject.why)))}`,
    ];
  }
  if (subject.kind === 'construct') return [constructText(subject)];
  switch (outcome.kind) {
    case 'none':
      return [];
    case 'notRead':
      return [`$(info) ${notReadText(outcome.why)}`];
    case 'reading':
      return [
        `$(sync) ${outcome.isThrottled ? l10n.t('Reading from AWS… {0}.', throttledText()) : l10n.t('Reading from AWS… Hover again in a moment.')}`,
      ];
    case 'failed':
      return failure(outcome.error);
    case 'notMatched':
      return notMatched(outcome.match);
    case 'read':
      return compared(outcome);
    default:
      return outcome satisfies never;
  }
}

/** What differs comes first; that nothing does is worth less than the fate of a failed event. */
function compared({ sides, facts }: Extract<TemplateOutcome, { readonly kind: 'read' }>): readonly string[] {
  const told = differences(sides);
  const read = factsMarkdown(facts);
  return sides.some(({ outcome }) => outcome === 'differs') ? [...told, ...read] : [...read, ...told];
}

function sinkText({ isFifo }: DeclaredSink, senders: readonly string[]): string {
  if (isFifo === true) return fifoText(senders);
  return senders.length === 0
    ? l10n.t('No function in this template sends events here.')
    : l10n.t('Receives events from {0}.', listed(senders));
}

/** Lambda does not send events to FIFO queues and topics (domain.md §6). */
function fifoText(senders: readonly string[]): string {
  return senders.length === 0
    ? `$(info) ${l10n.t('No function in this template sends events here. Lambda does not deliver to FIFO queues and topics.')}`
    : `$(warning) ${l10n.t('Named as destination or dead-letter queue by {0}. Lambda does not deliver to FIFO queues and topics: nothing arrives here.', listed(senders))}`;
}

/** Class and id do not tell which function it is. */
function constructText({ functions }: Extract<TemplateSubject, { readonly kind: 'construct' }>): string {
  if (functions.length === 0) {
    return `$(info) ${l10n.t('If this construct creates a Lambda function, the hover shows it once {0} has written {1}.', code('cdk synth'), code('cdk.out'))}`;
  }
  const names = functions.map(({ path }) => path.replace(/\/Resource$/, ''));
  return `$(question) ${l10n.t('Several functions in {0} are under this construct ID: {1}.', code('cdk.out'), listed(names))}`;
}

/** The first eight names, and how many more there are. */
function listed(names: readonly string[]): string {
  const named = names
    .slice(0, 8)
    .map((name) => code(name, MAX_TEXT))
    .join(', ');
  return names.length > 8 ? l10n.t('{0} and {1} more', named, names.length - 8) : named;
}

/** A line for each setting that differs: this file, the stack's last deployment, the service. */
function differences(sides: readonly ThreeSides[]): readonly string[] {
  if (sides.length === 0) return [];
  const different = sides.filter(({ outcome }) => outcome === 'differs');
  if (different.length > 0) {
    return [
      [
        `$(diff) **${l10n.t('The deployed settings differ from this file.')}**`,
        ...different.map(sideLine),
      ].join('\n'),
    ];
  }
  const unknown = sides
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ setting }) => settingText(setting));
  return unknown.length === 0
    ? [`$(check) ${sameText(sides)}`]
    : [`$(question) ${l10n.t('Cannot be compared with this file: {0}.', unknown.join(', '))}`];
}

function sameText(sides: readonly ThreeSides[]): string {
  const hasDeadLetter = sides.some(({ setting }) => setting === 'deadLetter');
  if (!hasDeadLetter) return l10n.t('Retries, age and destinations are those of this file.');
  return sides.length === 1
    ? l10n.t('The dead-letter queue is that of this file.')
    : l10n.t('Retries, age, destinations and dead-letter queue are those of this file.');
}

function sideLine({ setting, declared, stack, deployed }: ThreeSides): string {
  const text = (side: ThreeSides['declared']) => plain(sideText(setting, side), MAX_TEXT);
  const label = plain(settingText(setting));
  return stack
    ? `- ${l10n.t('{0}: {1} in this file · {2} last deployed · {3} in force', label, text(declared), text(stack), text(deployed))}`
    : `- ${l10n.t('{0}: {1} in this file · {2} in force', label, text(declared), text(deployed))}`;
}

const NOT_MATCHED_ICONS = {
  notDeployed: 'circle-slash',
  chooseStack: 'question',
  chooseState: 'question',
  uncertain: 'question',
  regionUnknown: 'question',
  repeated: 'info',
} as const;

function notMatched(match: Unmatched): readonly string[] {
  const denied = match.kind === 'chooseStack' ? match.denied : [];
  return [
    `$(${NOT_MATCHED_ICONS[match.kind]}) ${notMatchedText(match, code)}`,
    ...denied.map((error) => `$(lock) ${plain(errorText(error).headline, MAX_TEXT)}`),
  ];
}

function failure(error: unknown): readonly string[] {
  const { headline, remedy, tone } = errorText(error);
  return [
    `$(${tone === 'info' ? 'key' : 'error'}) **${plain(headline, 600)}**`,
    ...(remedy === undefined ? [] : [plain(remedy, 600)]),
  ];
}
