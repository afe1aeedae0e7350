import { l10n, window } from 'vscode';
import type { Session } from '../../domain/session/session.ts';
import { visibleText } from '../../editor/markdown.ts';
import { placeText } from '../../page/origin.ts';
import { changeSummary } from './strings/review.ts';
import type { Reviewed } from './view.ts';

/** Lines of the question: it names each change, as far as a dialogue has room. */
const MOST_NAMED = 12;

/** Asks in a dialogue that names what is changed where. Nothing is remembered of the answer. */
export async function confirmChanges(reviews: readonly Reviewed[], session: Session): Promise<boolean> {
  const yes = l10n.t('Apply');
  const options = { modal: true, detail: linesOf(reviews).join('\n') };
  return (await window.showWarningMessage(questionOf(reviews, session), options, yes)) === yes;
}

function questionOf(reviews: readonly Reviewed[], session: Session): string {
  const [first, second] = reviews;
  // Not always the session's Region: panels and undos lead to others.
  const regions = new Set(reviews.map(({ review }) => review.change.fn.region));
  const place = visibleText(placeText(session, [...regions].join(', ')));
  if (!first || second) return l10n.t('Change the settings of {0} functions in {1}?', reviews.length, place);
  return l10n.t('Change the settings of {0} in {1}?', nameOf(first), place);
}

function linesOf(reviews: readonly Reviewed[]): readonly string[] {
  const [first, second] = reviews;
  if (first && !second) return [visibleText(changeSummary(first.review), 1000)];
  const named = reviews
    .slice(0, MOST_NAMED)
    .map((one) => l10n.t('{0}: {1}', nameOf(one), visibleText(changeSummary(one.review), 300)));
  const more = reviews.length - named.length;
  return more > 0 ? [...named, l10n.t('…and {0} more', more)] : named;
}

const nameOf = ({ review: { change } }: Reviewed): string =>
  visibleText(l10n.t('{0}:{1}', change.fn.name, change.qualifier));
