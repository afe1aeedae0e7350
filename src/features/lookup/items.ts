import { l10n, type QuickPickItem, ThemeIcon } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import { identityOfSummary } from '../../domain/account/functionIdentity.ts';
import { worstSeverity } from '../../domain/findings/rules.ts';
import { reportsIn } from '../../domain/report/accountReport.ts';
import { findingsOfFunction, type QualifierReport } from '../../domain/report/report.ts';
import { attentionIcon } from '../../editor/severityIcon.ts';
import { findingsMark } from '../../presentation/finding.ts';
import type { FunctionRef } from '../../domain/arn/functionArn.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import { nearestNames } from '../../domain/account/nearestNames.ts';
import { nameFilter } from '../../domain/account/nameFilter.ts';
import type { ProfileEntry, Session } from '../../domain/session/session.ts';
import { type Remedy, remediesOf } from '../../domain/session/remedies.ts';
import { readLookUp } from '../../domain/text/lookUpInput.ts';
import { placeOf } from '../../domain/text/resolveArn.ts';
import { visibleText } from '../../editor/markdown.ts';
import { errorText } from '../../presentation/error.ts';
import { refProblemText } from '../../presentation/refProblem.ts';
import { isMismatch, matchSession } from '../../domain/session/sessionMatch.ts';
import { mismatchText, switchToText } from '../../presentation/match.ts';
import { REMEDY_ICONS, remedyText } from '../../presentation/remedy.ts';
import { limitsText } from '../../presentation/settings.ts';

/** A row of the look-up; one without a target says something and cannot be chosen. */
export interface LookupItem extends QuickPickItem {
  readonly target?: FunctionTarget;
  /** The way out of the problem in the row above it. */
  readonly choice?: Choice;
}

/** A remedy, or a switch to a profile that is known to sign in to the function's account. */
export type Choice = Remedy | { readonly kind: 'switchTo'; readonly profile: string };

/** More matches than this are not listed: nobody reads them, and every key press sends them again. */
const MAX_MATCHES = 50;

/**
 * The problem with the typed text, or the function that it names; then the known functions that match, or those
 * of a similar name.
 * @param profiles to switch to, as far as their accounts are known
 */
export function itemsFor(
  typed: string,
  session: Session,
  profiles: readonly ProfileEntry[] = [],
): readonly LookupItem[] {
  const text = typed.trim();
  const matches = matchingFunctions(text, session);
  if (text === '') return matches;
  const parsed = readLookUp(text, placeOf(session));
  if (!parsed.ok) {
    const isPattern = parsed.problem.kind === 'wildcard' && matches.length > 0;
    return isPattern ? matches : [noteItem(refProblemText(parsed.problem)), ...matches];
  }
  const exact = matches.some(({ target }) => target?.name === text);
  if (exact) return matches;
  const found = matches.length > 0 ? matches : similarItems(parsed.ref.name, session);
  return [...typedItems(parsed.ref, session, profiles), ...found];
}

/** Functions whose names are nearly the one that was typed. */
export function similarItems(name: string, session: Session): readonly LookupItem[] {
  const { directory } = session.account;
  return nearestNames(
    name,
    directory.all().map((summary) => summary.name),
  ).flatMap((near) => {
    const summary = directory.get(near);
    return summary ? [{ ...functionItem(summary, session), description: l10n.t('Did you mean this?') }] : [];
  });
}

/** A ref in the session: what it lacks is the session's; what contradicts the session is said. */
function typedItems(
  ref: FunctionRef,
  session: Session,
  profiles: readonly ProfileEntry[],
): readonly LookupItem[] {
  const own = session.knownAccountId;
  const region = ref.region ?? session.region;
  const match = matchSession({ ...ref, region }, session);
  if (isMismatch(match)) {
    const wanted = match.kind === 'otherAccount' ? match.accountId : undefined;
    const others = profiles.filter(({ accountId }) => accountId !== undefined && accountId === wanted);
    const names = others.map(({ name }) => name);
    return [noteItem(mismatchText(match, names)), ...switchItems(names)];
  }
  const target: FunctionTarget = {
    region,
    name: ref.name,
    ...(ref.partition !== undefined && { partition: ref.partition }),
    ...(own !== undefined && { accountId: own }),
    ...(ref.qualifier !== undefined && { qualifier: ref.qualifier }),
  };
  return [
    {
      label: l10n.t('Look up {0}', nameOf(target)),
      iconPath: new ThemeIcon('search'),
      description:
        region === session.region
          ? l10n.t('in {0}', region)
          : l10n.t('in {0}, not the active Region', region),
      alwaysShow: true,
      target,
    },
  ];
}

/** Profiles that could be switched to; where none is known, the list of all. */
function switchItems(profiles: readonly string[]): readonly LookupItem[] {
  if (profiles.length === 0) return [remedyItem({ kind: 'switchProfile' })];
  return profiles.map((profile) =>
    choiceItem(withoutIcons(switchToText(profile)), REMEDY_ICONS.switchProfile, {
      kind: 'switchTo',
      profile,
    }),
  );
}

const nameOf = ({ name, qualifier }: FunctionTarget): string =>
  qualifier === undefined ? name : `${name}:${qualifier}`;

function matchingFunctions(text: string, session: Session): readonly LookupItem[] {
  const accepts = nameFilter(text);
  const items: LookupItem[] = [];
  for (const summary of session.account.directory.all()) {
    if (accepts(summary.name)) items.push(functionItem(summary, session));
    if (items.length === MAX_MATCHES) break;
  }
  return items;
}

function functionItem(summary: FunctionSummary, session: Session): LookupItem {
  const accountId = session.knownAccountId;
  const reports = reportsIn(session.account, identityOfSummary(summary, session.region)) ?? [];
  const findings = findingsOfFunction(reports);
  const description = [...findingsMark(findings), ...(summary.description ? [summary.description] : [])];
  return {
    label: withoutIcons(summary.name),
    iconPath: attentionIcon(worstSeverity(findings), 'symbol-function'),
    ...(description.length > 0 && { description: withoutIcons(description.join(' · ')) }),
    alwaysShow: true,
    target: { region: session.region, name: summary.name, ...(accountId !== undefined && { accountId }) },
  };
}

/** Foreign text for the picker, which would show `$(name)` in it as an icon. */
const withoutIcons = (text: string, limit = 130): string =>
  visibleText(text, limit).replaceAll('$(', '$\u200B(');

/** Something said in the list that cannot be chosen. */
export function noteItem(text: string): LookupItem {
  return { label: withoutIcons(text), iconPath: new ThemeIcon('warning'), alwaysShow: true };
}

/** An error in the list: what happened, what to do about it, and the ways on to choose from. */
export function errorItems(error: unknown): readonly LookupItem[] {
  const { headline, remedy, tone } = errorText(error);
  const detail = remedy === undefined ? {} : { detail: withoutIcons(remedy, 300) };
  const icon = new ThemeIcon(tone === 'info' ? 'key' : 'error');
  return [
    { label: withoutIcons(headline), iconPath: icon, ...detail, alwaysShow: true },
    ...remediesOf(error).map(remedyItem),
  ];
}

const remedyItem = (remedy: Remedy): LookupItem =>
  choiceItem(remedyText(remedy), REMEDY_ICONS[remedy.kind], remedy);

const choiceItem = (label: string, icon: string, choice: Choice): LookupItem => ({
  label,
  iconPath: new ThemeIcon(icon),
  alwaysShow: true,
  choice,
});

/** The qualifiers of a function to choose from. */
export function qualifierItems(
  target: FunctionTarget,
  reports: readonly QualifierReport[],
): readonly LookupItem[] {
  return reports.map(({ qualifier, settings, findings }) => ({
    label: withoutIcons(qualifier),
    iconPath: attentionIcon(worstSeverity(findings), 'tag'),
    description: [limitsText(settings), ...findingsMark(findings)].join(' · '),
    target: { ...target, qualifier },
  }));
}
