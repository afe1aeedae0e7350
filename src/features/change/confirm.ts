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
  const [first] = reviews;
  if (!first) return false;
  const nameOf = ({ review }: Reviewed): string =>
    visibleText(l10n.t('{0}:{1}', review.change.fn.name, review.change.qualifier));
  const question =
    reviews.length === 1
      ? l10n.t('Change the settings of {0} in {1}?', nameOf(first), visibleText(placeText(session)))
      : l10n.t(
          'Change the settings of {0} functions in {1}?',
          reviews.length,
          visibleText(placeText(session)),
        );
  const lines = reviews
    .slice(0, MOST_NAMED)
    .map((one) =>
      reviews.length === 1
        ? visibleText(changeSummary(one.review), 1000)
        : l10n.t('{0}: {1}', nameOf(one), visibleText(changeSummary(one.review), 300)),
    );
  const more = reviews.length - lines.length;
  if (more > 0) lines.push(l10n.t('…and {0} more', more));
  const yes = l10n.t('Apply');
  const answer = await window.showWarningMessage(question, { modal: true, detail: lines.join('\n') }, yes);
  return answer === yes;
}
