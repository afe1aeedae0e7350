import { l10n, ThemeIcon } from 'vscode';
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
import type { Session } from '../../domain/session/session.ts';
import type { ProfileEntry } from '../../domain/session/connection.ts';
import { readLookUp } from '../../domain/text/lookUpInput.ts';
import { placeOf } from '../../domain/text/resolveArn.ts';
import { refProblemText } from '../../presentation/refProblem.ts';
import { isMismatch, matchSession } from '../../domain/session/sessionMatch.ts';
import { mismatchText } from '../../presentation/match.ts';
import { limitsText } from '../../presentation/settings.ts';
import { noteItem, switchItems } from './choiceItems.ts';
import { type LookupItem, withoutIcons } from './lookupItem.ts';

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
